"""A language model on loopback that says what the test tells it; no real model is asked."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

Answer = dict[str, Any]


@dataclass
class Loopback:
    """What was asked, and what will be answered next; the last answer repeats."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    asked: list[Answer] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    status: int = 200

    def answer(self, *claims: Answer) -> None:
        self.answers.append({"claims": list(claims)})


def _completion(told: Answer) -> Answer:
    call = {
        "id": "call_1",
        "type": "function",
        "function": {"name": "final_result", "arguments": json.dumps(told)},
    }
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    return {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "loopback",
        "choices": [{"index": 0, "message": message, "finish_reason": "tool_calls"}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }


def _message(told: Answer) -> Answer:
    call = {"type": "tool_use", "id": "call_1", "name": "final_result", "input": told}
    return {
        "id": "m1",
        "type": "message",
        "role": "assistant",
        "model": "loopback",
        "content": [call],
        "stop_reason": "tool_use",
        "stop_sequence": None,
        "usage": {"input_tokens": 100, "output_tokens": 20},
    }


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    state = Loopback()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(body)
            state.keys.append(self.headers.get("Authorization", ""))
            told = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            shape = _message if self.path.endswith("/messages") else _completion
            data = json.dumps(shape(told)).encode()
            if state.status != 200:
                data = json.dumps({"error": {"message": f"bad key {state.keys[-1]}"}}).encode()
            self.send_response(state.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    yield state
    server.shutdown()
    server.server_close()

"""Answers kept, so that nobody pays twice. In: a key. Out: the answer and what it cost.

A cache is never a source: an answer read from it is held against the report like a new one.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError

from holdfire.claims.llm.answer import Answer


class Kept(BaseModel):
    """One answer with its price."""

    answer: Answer
    requests: int
    input_tokens: int
    output_tokens: int


def folder_from(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of cached answers: HOLDFIRE_CACHE, else the user's cache folder."""
    told = environment.get("HOLDFIRE_CACHE")
    base = environment.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(told) if told else Path(base) / "holdfire" / "answers"


def key_of(*parts: str) -> str:
    """Return a key over all inputs of an answer; no two lists of parts share one."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def fetch(folder: Path, key: str) -> Kept | None:
    """Return a kept answer; one that cannot be read counts as none."""
    try:
        return Kept.model_validate_json((folder / f"{key}.json").read_bytes())
    except (OSError, ValidationError):
        return None


def keep(folder: Path, key: str, kept: Kept) -> None:
    """Store an answer, whole or not at all; a folder that refuses is no reason to stop."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=folder, delete=False) as out:
            out.write(kept.model_dump_json().encode())
        Path(out.name).replace(folder / f"{key}.json")
    except OSError:
        return

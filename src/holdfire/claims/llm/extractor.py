"""Reports read by a user's own model. In: Report. Out: proved claims, and what reading cost."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from holdfire.claims.llm import cache, prompt
from holdfire.claims.llm.answer import Answer
from holdfire.claims.llm.models import model_of
from holdfire.claims.llm.proof import Proved, prove
from holdfire.model import Claim, Parties, Report
from holdfire.model.endpoint import Endpoint
from holdfire.model.errors import NoAnswer, NoEndpoint

if TYPE_CHECKING:
    from pydantic_ai.models import Model

VERSION = 1
#: How often an answer that the verifier refuses is sent back.
RETRIES = 2
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Spent:
    """What one report cost; `cost` is None where the endpoint names no price."""

    report_id: str
    requests: int
    input_tokens: int
    output_tokens: int
    cost: float | None
    cached: bool
    refused: int


class LlmExtractor:
    """Reads reports with a language model that the user names.

    The model proposes; every claim is then held against its report, and an answer with refused
    claims goes back at most `RETRIES` times with the reasons. Each report is a conversation of its
    own, so no report can speak to the reading of another.

    Parameters
    ----------
    parties : Parties
        The parties of the case.
    endpoint : Endpoint
        Where the model answers.
    key : str
        Its key; kept out of every message and file.
    folder : Path
        Folder of cached answers.
    model : pydantic_ai Model, optional
        A model of the library instead of the endpoint's, for tests.

    Raises
    ------
    NoEndpoint
        If the extra ``llm`` is not installed.
    """

    def __init__(
        self,
        parties: Parties,
        endpoint: Endpoint,
        *,
        key: str = "",
        folder: Path,
        model: Model | None = None,
    ) -> None:
        self.name = f"llm-{endpoint.model}/{VERSION}.{prompt.VERSION}"
        self.spent: list[Spent] = []
        self._parties, self._endpoint, self._key, self._folder = parties, endpoint, key, folder
        self._model = model or model_of(endpoint, key)
        self._asked = prompt.instructions(parties)

    def extract(self, report: Report) -> list[Claim]:
        """Return the proved claims of a report.

        Raises
        ------
        NoAnswer
            If the endpoint cannot be reached or gives no usable answer.
        """
        known = cache.key_of(
            report.text,
            prompt.message(report),
            self.name,
            self._asked,
            self._endpoint.provider,
            self._endpoint.base_url,
            self._endpoint.model,
        )
        kept = cache.fetch(self._folder, known)
        cached = kept is not None
        if kept is None:
            kept = self._ask(report)
            cache.keep(self._folder, known, kept)
        proved = self._prove(report, kept.answer)
        tokens = (0, 0) if cached else (kept.input_tokens, kept.output_tokens)
        self.spent.append(
            Spent(
                report.report_id,
                0 if cached else kept.requests,
                *tokens,
                self._endpoint.cost(*tokens),
                cached,
                len(proved.refused),
            )
        )
        return proved.claims

    def _prove(self, report: Report, answer: Answer) -> Proved:
        return prove(report, answer, self._parties, self.name)

    def _ask(self, report: Report) -> cache.Kept:
        try:
            from pydantic_ai import Agent, ModelRetry, RunContext  # noqa: PLC0415
            from pydantic_ai.exceptions import AgentRunError, UserError  # noqa: PLC0415
        except ImportError as error:
            raise NoEndpoint("the extra 'llm' is not installed") from error

        agent: Agent[None, Answer] = Agent(
            self._model,
            output_type=Answer,
            instructions=self._asked,
            retries=RETRIES,
            model_settings={"temperature": 0.0},
        )

        @agent.output_validator
        def held(context: RunContext[None], answer: Answer) -> Answer:
            refused = self._prove(report, answer).refused
            if refused and context.retry < RETRIES:
                raise ModelRetry("Refused:\n" + "\n".join(refused[:_SHOWN]))
            return answer

        try:
            run = agent.run_sync(prompt.message(report))
        except (AgentRunError, UserError, OSError, ValueError) as error:
            raise NoAnswer(self._endpoint.base_url, self._without_key(str(error))) from None
        usage = run.usage
        return cache.Kept(
            answer=run.output,
            requests=usage.requests,
            input_tokens=usage.input_tokens,
            output_tokens=usage.output_tokens,
        )

    def _without_key(self, text: str) -> str:
        line = " ".join(text.split())[:300]
        return line.replace(self._key, "***") if self._key else line

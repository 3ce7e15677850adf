"""The same path with the library's own test model: the schema it is given can be filled."""

from pathlib import Path

import pytest

from holdfire.claims.llm import LlmExtractor
from holdfire.model.endpoint import Endpoint

from ..conftest import PARTIES, report_of

pytest.importorskip("pydantic_ai")


def test_made_up_answers_of_the_right_form_are_refused(tmp_path: Path) -> None:
    from pydantic_ai.models.test import TestModel

    nowhere = Endpoint("openai", "http://127.0.0.1:9/v1", "test")
    reading = LlmExtractor(PARTIES, nowhere, folder=tmp_path, model=TestModel())
    assert reading.extract(report_of("The plant at Havn was struck, the governor said.")) == []
    assert reading.spent[0].requests == 3


def test_words_of_the_report_are_kept(tmp_path: Path) -> None:
    from pydantic_ai.models.test import TestModel

    told = {"claims": [{"words": "the PLANT at Havn was struck", "kind": "damage",
                        "modality": "asserted"}]}  # fmt: skip
    nowhere = Endpoint("openai", "http://127.0.0.1:9/v1", "test")
    model = TestModel(custom_output_args=told)
    reading = LlmExtractor(PARTIES, nowhere, folder=tmp_path, model=model)
    (claim,) = reading.extract(report_of("The plant at Havn was struck, the governor said."))
    assert claim.words.text == "The plant at Havn was struck"

from dataclasses import replace

import pytest

from holdfire.claims.llm import endpoint_from
from holdfire.model.case import Case
from holdfire.model.endpoint import Endpoint
from holdfire.model.errors import NoEndpoint

OWN = Endpoint("ollama", "http://localhost:11434", "small")


def test_the_environment_outranks_the_case_file(case: Case) -> None:
    told = {"HOLDFIRE_LLM_URL": "http://127.0.0.1:1/v1", "HOLDFIRE_LLM_MODEL": "m"}
    assert endpoint_from(replace(case, llm=OWN), told).model == "m"
    assert endpoint_from(replace(case, llm=OWN), {}) == OWN


@pytest.mark.parametrize(
    "told",
    [{}, {"HOLDFIRE_LLM_MODEL": "m"},
     {"HOLDFIRE_LLM_URL": "u", "HOLDFIRE_LLM_MODEL": "m", "HOLDFIRE_LLM_PROVIDER": "other"}],
    ids=["nothing", "no address", "unknown provider"],
)  # fmt: skip
def test_half_a_setting_names_the_missing_half(told: dict[str, str], case: Case) -> None:
    with pytest.raises(NoEndpoint, match="HOLDFIRE_LLM_URL"):
        endpoint_from(case, told)


def test_a_case_file_cannot_carry_a_key_in_the_address() -> None:
    from pydantic import ValidationError

    from holdfire.sources.casefile import _Llm

    with pytest.raises(ValidationError):
        _Llm(base_url="https://user:secret@host/v1", model="m")

"""Which model, where, and with which key. In: a case, the environment. Out: Endpoint, key."""

from __future__ import annotations

import os
from collections.abc import Mapping

from holdfire.model.case import Case
from holdfire.model.endpoint import Endpoint
from holdfire.model.errors import NoEndpoint

PROVIDERS = ("openai", "anthropic", "ollama")
_NAMES = {"provider": "HOLDFIRE_LLM_PROVIDER", "base_url": "HOLDFIRE_LLM_URL",
          "model": "HOLDFIRE_LLM_MODEL"}  # fmt: skip
KEY = "HOLDFIRE_LLM_KEY"


def endpoint_from(case: Case, environment: Mapping[str, str] = os.environ) -> Endpoint:
    """Return the endpoint that the environment names, else the one of the case file.

    Raises
    ------
    NoEndpoint
        If neither names one, or the provider is unknown.
    """
    told = {field: environment[name] for field, name in _NAMES.items() if environment.get(name)}
    if not told and case.llm is not None:
        return case.llm
    given = {"provider": "openai"} | told
    missing = [_NAMES[field] for field in _NAMES if field not in given]
    if missing:
        raise NoEndpoint(f"{' and '.join(missing)} not set")
    if given["provider"] not in PROVIDERS:
        raise NoEndpoint(f"provider {given['provider']!r} is none of {', '.join(PROVIDERS)}")
    return Endpoint(given["provider"], given["base_url"], given["model"])


def key_from(environment: Mapping[str, str] = os.environ) -> str:
    """Return the key of the endpoint; empty where it asks for none."""
    return environment.get(KEY, "")

"""The library's model of an endpoint. In: Endpoint, key. Out: a pydantic-ai model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from holdfire.model.endpoint import Endpoint
from holdfire.model.errors import NoEndpoint

if TYPE_CHECKING:
    from pydantic_ai.models import Model


def model_of(endpoint: Endpoint, key: str) -> Model:
    """Return the model that answers at the endpoint; nothing is asked yet.

    Raises
    ------
    NoEndpoint
        If the extra ``llm`` is not installed.
    """
    try:
        if endpoint.provider == "anthropic":
            from pydantic_ai.models.anthropic import AnthropicModel  # noqa: PLC0415
            from pydantic_ai.providers.anthropic import AnthropicProvider  # noqa: PLC0415

            rented = AnthropicProvider(api_key=key or "none", base_url=endpoint.base_url)
            return AnthropicModel(endpoint.model, provider=rented)
        from pydantic_ai.models.openai import OpenAIChatModel  # noqa: PLC0415
        from pydantic_ai.providers.openai import OpenAIProvider  # noqa: PLC0415

        # Ollama answers in the same protocol under /v1.
        ours = OpenAIProvider(api_key=key or "none", base_url=_under_v1(endpoint))
        return OpenAIChatModel(endpoint.model, provider=ours)
    except ImportError as error:
        raise NoEndpoint("the extra 'llm' is not installed") from error


def _under_v1(endpoint: Endpoint) -> str:
    address = endpoint.base_url.rstrip("/")
    return f"{address}/v1" if endpoint.provider == "ollama" and address[-3:] != "/v1" else address

"""Where a user's own language model answers. In: nothing. Out: Endpoint."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A language model that the user runs or rents; the key is never part of it.

    Parameters
    ----------
    provider : str
        ``openai`` (any endpoint that speaks its protocol), ``anthropic`` or ``ollama``.
    base_url : str
        Address of the endpoint.
    model : str
        Name of the model there.
    input_price, output_price : float or None
        Price of a million tokens, in the currency the user thinks in; None where not known.
    """

    provider: str
    base_url: str
    model: str
    input_price: float | None = None
    output_price: float | None = None

    def cost(self, input_tokens: int, output_tokens: int) -> float | None:
        """Return the price of so many tokens, or None where a price is not known."""
        if self.input_price is None or self.output_price is None:
            return None
        return (input_tokens * self.input_price + output_tokens * self.output_price) / 1e6

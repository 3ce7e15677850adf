"""One published value beside what this installation computes. In: both. Out: a Check."""

from __future__ import annotations

from dataclasses import dataclass

#: Standard errors that a sampled value may lie away from the published one.
STANDARD_ERRORS = 3.0


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table of `holdfire validate`.

    Parameters
    ----------
    topic : str
        "tempo", "reciprocity" or "adequacy".
    name : str
        What is computed, with its unit.
    expected : str
        The published value, or the range that METHODS asks for, as printed.
    source : str
        Where the expected value comes from.
    computed : float
        What this installation computes now.
    error : float or None
        Relative error, where one value is published.
    standard_error : float or None
        Of `computed`, where it is sampled; same unit.
    rule : str
        When the check passes, in words.
    passed : bool
        Whether it does.
    """

    topic: str
    name: str
    expected: str
    source: str
    computed: float
    error: float | None
    standard_error: float | None
    rule: str
    passed: bool

    def __post_init__(self) -> None:
        # NumPy's numbers are no JSON
        for name in ("computed", "error", "standard_error"):
            value = getattr(self, name)
            object.__setattr__(self, name, None if value is None else float(value))
        object.__setattr__(self, "passed", bool(self.passed))


def exact(
    topic: str, name: str, published: float, source: str, computed: float, *, within: float = 1e-6
) -> Check:
    """Return a check that the value computed equals the published one, relative error `within`."""
    error = abs(computed - published) / abs(published)
    rule = f"relative error at most {within:g}"
    return Check(
        topic, name, f"{published!r}", source, computed, error, None, rule, error <= within
    )


def sampled(
    topic: str,
    name: str,
    published: float,
    source: str,
    computed: float,
    *,
    standard_error: float,
) -> Check:
    """Return a check that a sampled value lies within three standard errors of the published."""
    return Check(
        topic,
        name,
        f"{published!r}",
        source,
        computed,
        abs(computed - published) / abs(published),
        standard_error,
        f"within {STANDARD_ERRORS:g} standard errors",
        abs(computed - published) <= STANDARD_ERRORS * standard_error,
    )


def within(
    topic: str,
    name: str,
    source: str,
    computed: float,
    *,
    least: float | None = None,
    most: float | None = None,
    standard_error: float | None = None,
) -> Check:
    """Return a check that a rate found by simulation lies between bounds, both included."""
    low = -float("inf") if least is None else least
    high = float("inf") if most is None else most
    if least is None:
        expected = f"<= {most:g}"
    elif most is None:
        expected = f">= {least:g}"
    else:
        expected = f"{least:g} to {most:g}"
    passed = low <= computed <= high
    return Check(topic, name, expected, source, computed, None, standard_error, expected, passed)

"""What all commands share: the application, where words go, exit codes, days, progress.

Words go to standard error, results to standard output. Exit codes: 0 done, 1 the input is at
fault, 2 wrong usage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from cyclopts import App
from rich.console import Console

from holdfire import __version__
from holdfire.model.errors import BadDate, BadInput
from holdfire.model.span import Span

app = App(
    name="holdfire",
    help="An open, neutral monitor for agreements that spare energy sites.",
    version=__version__,
)
words = Console(stderr=True, highlight=False, soft_wrap=True)

DONE, AT_FAULT, WRONG_USAGE = 0, 1, 2


def today() -> date:
    """Return today in UTC; no result depends on it but what may not lie in the future."""
    return datetime.now(UTC).date()


def day_of(text: str | None, default: date) -> date:
    """Return the day that the option --as-of names, `default` where it is not given."""
    if text is None:
        return default
    try:
        day = Span.parse(text).end
    except BadDate as error:
        raise BadInput("--as-of", str(error), "Correct the date.") from error
    if day > today():
        raise BadInput("--as-of", f"{day} has not come yet", "Name a day up to today.")
    return day


def _silent(_: str) -> None:
    """Say nothing: the output goes to a pipe."""


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Show what is being done on a terminal; stay silent in a pipe."""
    if not words.is_terminal:
        yield _silent
        return
    with words.status("starting") as status:

        def say(what: str) -> None:
            words.print(f"  [dim]{what}[/dim]")
            status.update(what)

        yield say

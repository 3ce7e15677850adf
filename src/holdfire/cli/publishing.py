"""Commands about what leaves: release, publish, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from holdfire.cli.console import DONE, today, words


def release(
    case: Path,
    *rows: str,
    profile: Literal["public", "partner"],
    reviewer: str,
    reason: str,
    withhold: bool = False,
) -> int:
    """Decide that rows may leave, or with --withhold that they may not.

    Parameters
    ----------
    case
        The case folder.
    rows
        table:id, or the id of an incident alone.
    profile
        To whom; what is public is a partner's too.
    reviewer
        Who decides, by name or role.
    reason
        Why, in a sentence.
    withhold
        Keep the rows back, whatever the policy of the case says.
    """
    from holdfire.model.release import Profile  # noqa: PLC0415
    from holdfire.releasing import release as record  # noqa: PLC0415

    made = record(
        case,
        rows,
        profile=Profile(profile),
        reviewer=reviewer,
        reason=reason,
        today=today(),
        withhold=withhold,
    )
    sys.stdout.write("".join(f"{decision}\n" for decision in made))
    words.print("Recorded. It shows in the next: holdfire publish CASE --out DIR")
    return DONE

"""Commands about what leaves: release, publish, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from holdfire.cli.console import DONE, day_of, progress, today, words

if TYPE_CHECKING:
    from holdfire.publish.redact import Publication
    from holdfire.publishing import Published


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
    words.print(
        "Recorded, without looking whether such a row exists: that takes an assessment. The next "
        "holdfire publish CASE --out DIR shows it, and names decisions that meet no row."
    )
    return DONE


def publish(
    case: Path,
    *,
    profile: Literal["public", "partner"],
    out: Path,
    as_of: str | None = None,
) -> int:
    """Write page, brief and exports of what is released to a profile, and say what stayed.

    Parameters
    ----------
    case
        The case folder.
    profile
        Who reads.
    out
        Folder for page, brief, document, exports and their manifest.
    as_of
        Use only what was known on that day (YYYY-MM-DD), against which delays run; by default
        today.
    """
    from holdfire.model.release import Profile  # noqa: PLC0415
    from holdfire.publishing import publish as write  # noqa: PLC0415

    with progress() as say:
        done = write(case, out, profile=Profile(profile), as_of=day_of(as_of, today()), say=say)
    _tell(done)
    return DONE


def export(
    case: Path,
    *,
    to: Literal["csv", "parquet", "xlsx", "geojson", "hxl", "sqlite", "jsonl"],
    out: Path,
    profile: Literal["public", "partner"] = "public",
    as_of: str | None = None,
) -> int:
    """Write what is released to a profile, redacted, in one format.

    Parameters
    ----------
    case
        The case folder.
    to
        The format; csv, hxl and parquet make a folder with a file for each table.
    out
        File or folder to write.
    profile
        Who reads.
    as_of
        Use only what was known on that day (YYYY-MM-DD); by default today.
    """
    from holdfire.model.release import Profile  # noqa: PLC0415
    from holdfire.publishing import export as write  # noqa: PLC0415

    with progress() as say:
        done = write(
            case, out, to=to, profile=Profile(profile), as_of=day_of(as_of, today()), say=say
        )
    _tell(done)
    return DONE


def _tell(done: Published) -> None:
    sys.stdout.write(f"{done.manifest}\n")
    publication = done.publication
    words.print(summary(publication))
    words.print("Withheld:" if publication.withheld else "Nothing was withheld.")
    for row in publication.report():
        words.print(f"  {row['count']:>6}  {row['what']}: {row['reason']}", markup=False)
    if publication.unmet:
        count = len(publication.unmet)
        words.print(
            f"{count} release decision{'s' * (count != 1)} name{'s' * (count == 1)} no row of this "
            f"account: {', '.join(publication.unmet)}",
            markup=False,
        )


def summary(publication: Publication) -> str:
    """Return in a sentence how much was released, and to whom."""
    rows = sum(table.num_rows for table in publication.tables.values())
    return f"{rows} rows released to {publication.profile}, as of {publication.as_of}"

"""The command line: thin doors, no rules of their own."""

from __future__ import annotations

import sys
import webbrowser
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, CycloptsError, Parameter

from holdfire.cli import incidents, publishing
from holdfire.cli.console import AT_FAULT, DONE, WRONG_USAGE, app, day_of, progress, today, words
from holdfire.engine import Engine
from holdfire.model.errors import HoldfireError

if TYPE_CHECKING:
    from holdfire.publish import Account


@app.command
def demo(
    *,
    out: Path = Path("holdfire-demo"),
    as_of: str | None = None,
    open: Annotated[bool, Parameter(negative="--no-open")] = True,
) -> int:
    """Make the reference case, end to end, and print where to look.

    Writes two things: the working account, for the monitor alone, and into ``public`` the
    publication made of released rows, to hand on.

    Parameters
    ----------
    out
        Folder for the working account; the case itself goes to its subfolder ``case``, what is
        released to its subfolder ``public``.
    as_of
        Show what was known on that day (YYYY-MM-DD); by default the day the tables were compiled.
    open
        Open the page in a browser when this is a terminal.
    """
    from holdfire.cases import reference_case  # noqa: PLC0415
    from holdfire.model.release import Profile  # noqa: PLC0415
    from holdfire.publish.write import PAGE  # noqa: PLC0415
    from holdfire.publishing import hand_on  # noqa: PLC0415
    from holdfire.sources import load_case  # noqa: PLC0415

    case, public = out / "case", out / "public"
    reference_case(case)
    day = day_of(as_of, load_case(case).compiled_on)
    page, account = _assess(case, out, day)
    with progress() as say:
        done = hand_on(account, case, public, profile=Profile.PUBLIC, say=say)
    words.print(publishing.summary(done.publication))
    words.print(f"To hand on (released, redacted): [bold]{public / PAGE}[/bold]")
    words.print(f"For the monitor alone (working account, not released): [bold]{page}[/bold]")
    words.print(f"Check them with: holdfire verify {out} and holdfire verify {public}")
    sys.stdout.write(f"{page}\n")
    if open and sys.stdout.isatty():
        webbrowser.open(page.resolve().as_uri())
    return DONE


@app.command
def init(folder: Path) -> int:
    """Make a new case folder to fill in.

    Parameters
    ----------
    folder
        Where; it must not hold a case yet.
    """
    from holdfire.cases import empty_case  # noqa: PLC0415

    empty_case(folder)
    sys.stdout.write(f"{folder / 'case.yaml'}\n")
    words.print("Fill in case.yaml, put reports into inbox/, then: holdfire assess CASE --out DIR")
    return DONE


@app.command
def read(
    *files: Path,
    format: Literal["jsonl", "table"] = "jsonl",
    published: str | None = None,
    language: str = "en",
    extractor: Literal["rules", "spacy", "encoder", "llm"] | None = None,
    case: Path | None = None,
) -> int:
    """Read claims from files, with the exact words that prove each field.

    Parameters
    ----------
    files
        Reports as .txt, .md, .html or .eml.
    format
        jsonl for machines, table for people.
    published
        Day of publication, against which expressions such as "last year" are resolved.
    language
        ISO 639-1 code of the text.
    extractor
        rules, spacy or encoder (English), or llm (your own model, see docs/reading.md); by default
        rules, and for English the best that is installed: encoder, spacy, rules.
    case
        Case whose parties are meant; by default those of the reference case.
    """
    from holdfire.claims import Tier  # noqa: PLC0415
    from holdfire.reading import read_files, render  # noqa: PLC0415

    if not files:
        words.print("holdfire read: name at least one file. See holdfire read --help.")
        return WRONG_USAGE
    given = {"language": language} | ({"published": published} if published else {})
    with progress() as say:
        read = read_files(
            files,
            given=given,
            tier=Tier(extractor) if extractor else None,
            case_folder=case,
            today=today(),
            say=say,
        )
    sys.stdout.write(render(read.claims, format))
    words.print(f"{len(read.claims)} claims from {len(files)} file{'s' * (len(files) != 1)}")
    if read.spent:
        words.print(read.bill())
    return DONE


@app.command
def assess(
    case: Path,
    *,
    out: Path,
    as_of: str | None = None,
    engine: Literal["local", "spark"] = "local",
    master: str | None = None,
) -> int:
    """Assess a case: read its inbox, derive everything, write page, document, tables, manifest.

    Parameters
    ----------
    case
        The case folder.
    out
        Folder for the assessment.
    as_of
        Use only what was known on that day (YYYY-MM-DD); by default today.
    engine
        Where reconciliation runs: this machine, or an Apache Spark cluster (see docs/spark.md).
    master
        Address of the Spark master; by default Spark's own setting, else one on this machine.
    """
    from holdfire.engine import chosen  # noqa: PLC0415

    with chosen(engine, master=master) as where:
        page, _ = _assess(case, out, day_of(as_of, today()), where)
    sys.stdout.write(f"{page}\n")
    return DONE


def _assess(case: Path, out: Path, day: date, engine: Engine | None = None) -> tuple[Path, Account]:
    from holdfire.assess import assess as walk  # noqa: PLC0415
    from holdfire.assess import ingest  # noqa: PLC0415
    from holdfire.publish import write  # noqa: PLC0415

    with progress() as say:
        ingested = ingest(case, today=today(), say=say)
        account = walk(case, as_of=day, engine=engine, say=say)
        say("drawing the page")
        page = write(account, case, out)
    words.print(f"{ingested.read} items read, {ingested.new} new; as of {day}")
    return page, account


@app.command
def verify(folder: Path, *, case: Path | None = None) -> int:
    """Recompute the hashes of an assessment or a publication and replay it to identical bytes.

    A publication whose case is not at hand is held against its hashes alone.

    Parameters
    ----------
    folder
        The assessment, or the publication.
    case
        The case folder, where it has moved since.
    """
    from holdfire.replay import verify as check  # noqa: PLC0415

    with progress() as say:
        found = check(folder, case=case, say=say)
    if not found.replayed:
        sys.stdout.write(f"verified: {found.files} files hold their hashes, as of {found.as_of}\n")
        words.print("The case is not at hand, so nothing was replayed. Name it with --case.")
        return DONE
    sys.stdout.write(
        f"verified: {found.files} files replayed to identical bytes from {found.inputs} inputs, "
        f"as of {found.as_of}\n"
    )
    return DONE


@app.command
def validate(*, full: bool = False, json: bool = False) -> int:
    """Check the methods on this machine against published values and in made-up worlds.

    Ends with exit code 1 if a check fails.

    Parameters
    ----------
    full
        As many made-up worlds and sample years as the published figures; takes minutes.
    json
        Print a JSON list for machines instead of a table.
    """
    from holdfire.validation import as_json, as_table  # noqa: PLC0415
    from holdfire.validation import validate as checks  # noqa: PLC0415

    with progress() as say:
        found = checks(full=full, say=say)
    sys.stdout.write(as_json(found) if json else as_table(found))
    return DONE if all(check.passed for check in found) else AT_FAULT


evaluation = App(name="eval", help="Measure how well claims are read and matched.")
app.command(evaluation)
app.command(incidents.reconcile)
app.command(incidents.decide)
app.command(incidents.decisions)
app.command(incidents.explain)
app.command(incidents.learn)
app.command(incidents.compare)
app.command(publishing.release)
app.command(publishing.publish)
app.command(publishing.export)
evaluation.command(name="incidents")(incidents.eval_incidents)


@evaluation.command(name="claims")
def eval_claims(
    gold: Path,
    *,
    extractor: Literal["rules", "spacy", "encoder", "llm"] | None = None,
    json: bool = False,
    case: Path | None = None,
) -> int:
    """Precision, recall and F1 per field and language against labelled reports.

    Parameters
    ----------
    gold
        Labelled reports, one JSON object a line.
    extractor
        rules, spacy or encoder (English), or llm (your own model, see docs/reading.md); by default
        rules, and for English the best that is installed: encoder, spacy, rules.
    json
        Print one JSON object for machines instead of tables.
    case
        Case whose parties are meant; by default those of the reference case.
    """
    from holdfire.claims import Tier  # noqa: PLC0415
    from holdfire.evaluate import as_json, evaluate, read_gold  # noqa: PLC0415
    from holdfire.reading import parties_of  # noqa: PLC0415

    with progress() as say:
        say(f"reading {gold.name}")
        tier = Tier(extractor) if extractor else None
        scores = evaluate(read_gold(gold), parties_of(case), tier)
    if json:
        sys.stdout.write(as_json(scores))
    else:
        for language, each in scores.items():
            sys.stdout.write(f"{language}\n{each.table()}\n\n")
    return DONE


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; no traceback reaches a user."""
    try:
        code = app(arguments, exit_on_error=False, result_action="return_value")
    except CycloptsError:
        sys.exit(WRONG_USAGE)
    except HoldfireError as error:
        words.print(f"holdfire: {error}", markup=False)
        sys.exit(AT_FAULT)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(DONE)
    sys.exit(code if isinstance(code, int) else DONE)

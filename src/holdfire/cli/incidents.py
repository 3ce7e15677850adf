"""Commands about incidents: reconcile claims, measure it, decide."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from holdfire.cli.console import DONE, day_of, progress, today, words
from holdfire.deciding import Action


def reconcile(
    claims: Path,
    *,
    out: Path,
    engine: Literal["local", "spark"] = "local",
    processes: int = 1,
    master: str | None = None,
    weights: Path | None = None,
    learn: bool = False,
    as_of: str | None = None,
    state: Path | None = None,
    case: Path | None = None,
) -> int:
    """Group claims that tell of one event into incidents.

    Beside OUT go the incidents' members with reasons, the graph of copies, the contradictions kept
    and the weights used.

    Parameters
    ----------
    claims
        A claims table in Parquet, as an assessment writes it.
    out
        Parquet file for the incidents.
    engine
        Where the steps run: this machine, or an Apache Spark cluster (see docs/spark.md).
    processes
        Processes on this machine.
    master
        Address of the Spark master; by default Spark's own setting, else one on this machine.
    weights
        Weights of agreement, as this command writes them; by default holdfire's own.
    learn
        Learn the weights from these claims, without labels.
    as_of
        Leave out events dated later (YYYY-MM-DD); by default today.
    state
        Folder that keeps what was reconciled: claims given later are added to it without redoing
        the rest, and OUT holds the incidents of all.
    case
        Case whose parties are meant; by default the reference case.
    """
    from holdfire.engine import chosen  # noqa: PLC0415
    from holdfire.reconciling import Asked, read_claims, reconcile_file, write  # noqa: PLC0415

    with progress() as say:
        say(f"reading {claims.name}")
        table, _ = read_claims(claims)
        with chosen(engine, processes=processes, master=master) as where:
            found = reconcile_file(
                table,
                as_of=day_of(as_of, today()),
                case_folder=case,
                asked=Asked(weights, learn, where, state),
                say=say,
            )
        paths = write(out, found)
    sys.stdout.write("".join(f"{path}\n" for path in paths))
    words.print(f"{found.members.num_rows} claims in {found.incidents.num_rows} incidents")
    for bound in found.bounds:
        if bound.left_out:
            words.print(
                f"{bound.crowded} crowded blocks by {bound.cell}: {bound.left_out} pairs left out"
            )
    return DONE


def learn(
    case: Path, *, out: Path | None = None, unlabelled: bool = False, as_of: str | None = None
) -> int:
    """Correct what agreement is worth by a reviewer's merges and splits.

    Prints every weight that moved. Written to the case as weights.json, the weights hold from the
    next assessment on; delete the file to go back.

    Parameters
    ----------
    case
        The case folder.
    out
        File to write instead of weights.json in the case folder.
    unlabelled
        Learn from all pairs of the case too; a case of fewer than ten thousand claims is better
        left without.
    as_of
        Use what was known on that day (YYYY-MM-DD); by default today.
    """
    from holdfire.learning import learn as corrected  # noqa: PLC0415
    from holdfire.learning import write  # noqa: PLC0415

    with progress() as say:
        found = corrected(case, as_of=day_of(as_of, today()), unlabelled=unlabelled, say=say)
    for comparison, level, before, after in found.moved:
        sys.stdout.write(f"{comparison:<9} {level:<28} {before:+6.2f} -> {after:+6.2f}\n")
    if not found.moved:
        words.print("No standing merge or split bears on these weights: nothing was written.")
        return DONE
    sys.stdout.write(f"{write(found.weights, out or case / 'weights.json')}\n")
    words.print(f"{found.decisions} merges and splits entered")
    return DONE


def eval_incidents(
    claims: Path,
    *,
    weights: Path | None = None,
    learn: bool = False,
    json: bool = False,
    case: Path | None = None,
) -> int:
    """Pairwise and B-cubed precision, recall and F1 of incidents against true ones.

    Parameters
    ----------
    claims
        A claims table in Parquet with one more column, truth: the true incident of each claim.
    weights
        Weights of agreement; by default holdfire's own.
    learn
        Learn the weights from these claims, without labels.
    json
        Print one JSON object for machines instead of a table.
    case
        Case whose parties are meant; by default the reference case.
    """
    from datetime import date  # noqa: PLC0415

    from holdfire.reconciling import Asked, as_json, as_table, read_claims, reconcile_file  # noqa: PLC0415
    from holdfire.reconciling import score as agreement  # noqa: PLC0415

    with progress() as say:
        table, truth = read_claims(claims, truth=True)
        found = reconcile_file(
            table, as_of=date.max, case_folder=case, asked=Asked(weights, learn), say=say
        )
        scores = agreement(table, truth, found)
    sys.stdout.write(as_json(scores) if json else as_table(scores))
    return DONE


def decide(
    action: Action,
    case: Path,
    object_id: str,
    *values: str,
    reviewer: str,
    reason: str,
) -> int:
    """Record a reviewer's decision; it is replayed over the machine's result from then on.

    accept, reject INCIDENT; merge INCIDENT OTHER; split INCIDENT CLAIM...; place INCIDENT SITE or
    UNIT; date INCIDENT DAY or START/END; grade INCIDENT 1-6; withdraw DECISION.

    Parameters
    ----------
    action
        What is decided.
    case
        The case folder.
    object_id
        Id of the incident, or of the decision to withdraw.
    values
        The other incident, the claims to split off, or the new value.
    reviewer
        Who decides, by name or role.
    reason
        Why, in a sentence.
    """
    from holdfire.deciding import decide as record  # noqa: PLC0415

    decision_id = record(
        case, action, object_id, values, reviewer=reviewer, reason=reason, today=today()
    )
    sys.stdout.write(f"{decision_id}\n")
    words.print("Recorded. It shows in the next: holdfire assess CASE --out DIR")
    return DONE


def decisions(case: Path, *, json: Annotated[bool, Parameter()] = False) -> int:
    """List a case's decisions in the order in which they were taken.

    Parameters
    ----------
    case
        The case folder.
    json
        Print one JSON object a line.
    """
    from json import dumps  # noqa: PLC0415

    from holdfire.deciding import listed  # noqa: PLC0415

    for row in listed(case).to_pylist():
        if json:
            sys.stdout.write(dumps(row, default=str, ensure_ascii=False) + "\n")
            continue
        what = " ".join(filter(None, (row["object_id"], row["other_id"], row["value"])))
        sys.stdout.write(
            f"{row['decision_id']}  {row['decided_on']}  {row['action']} {what}  "
            f"({row['reviewer']}: {row['reason']})\n"
        )
    return DONE


def compare(older: Path, newer: Path, *, json: bool = False) -> int:
    """Say what a newer assessment tells otherwise than an older one, and because of what.

    Parameters
    ----------
    older
        Folder of the earlier assessment.
    newer
        Folder of the later one, of the same case.
    json
        Print one JSON object a change.
    """
    from json import dumps  # noqa: PLC0415

    from holdfire.comparing import as_words  # noqa: PLC0415
    from holdfire.comparing import compare as changes  # noqa: PLC0415

    found = changes(older, newer)
    if json:
        rows = found.to_pylist()
        sys.stdout.write("".join(dumps(row, ensure_ascii=False) + "\n" for row in rows))
    else:
        sys.stdout.write(as_words(found))
    return DONE


def explain(
    assessment: Path,
    incident: str,
    *,
    claims: tuple[str, str] | None = None,
    chart: Path | None = None,
    json: bool = False,
) -> int:
    """Say why claims are one incident, and why the nearest others are not.

    Parameters
    ----------
    assessment
        Folder of an assessment.
    incident
        Id of the incident.
    claims
        Two claims to compare instead, whatever their incidents.
    chart
        Write the first pair's weights as a waterfall chart to this SVG file.
    json
        Print one JSON object a pair.
    """
    from holdfire.explaining import as_json, as_words, explanations, write_chart  # noqa: PLC0415

    with progress() as say:
        say("weighing the claims again")
        found, table = explanations(assessment)
        if claims is not None:
            pairs = [found.of_pair(*claims)]
        else:
            inside, outside = found.of_incident(incident)
            pairs = [*inside, *outside]
    sys.stdout.write(as_json(pairs) if json else as_words(pairs, table))
    if chart is not None and pairs:
        write_chart(pairs[0], chart)
        words.print(f"{chart}")
    if not pairs:
        words.print("One claim alone; no other was near enough to be weighed.")
    return DONE

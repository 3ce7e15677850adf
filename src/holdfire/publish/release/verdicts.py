"""May this row leave? In: policy, decisions, a row, the day. Out: None for yes, or why not.

Fails closed: without a decision on the row or a policy for its class the answer is no, and neither
shortens the delay of the class.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from holdfire.incidents.decisions import standing
from holdfire.model.release import DELAY_HOURS, Policy, Profile, is_due
from holdfire.publish.release.shapes import SHAPES, Row

UNDECIDED = "nobody decided to release it"
EARLY = "the delay of its class is not over"
REFUSED = "a reviewer withholds it"
ORPHAN = "what it is about is withheld"
RELEASE, WITHHOLD = "release", "withhold"


@dataclass(frozen=True)
class Releases:
    """What policy and reviewers released to one profile, as known on a day.

    Parameters
    ----------
    policy : Policy
        The case's.
    decided : dict
        By ``table:row`` whether the last standing decision for this profile releases it.
    profile : Profile
        Who reads.
    as_of : date
        The clock: delays run against it and no other.
    """

    policy: Policy
    decided: dict[str, bool]
    profile: Profile
    as_of: date

    def refusal(self, table: str, row: Row) -> str | None:
        """Return why the row stays, or None if it may leave.

        Whether the rows it is about may leave is asked apart; see `publish.redact`.
        """
        shape = SHAPES[table]
        kind = shape.kind_of(row) if shape.kind_of else shape.kind
        if kind.startswith("!"):
            return kind[1:]
        decided = self.decided.get(f"{table}:{shape.id_of(row)}")
        hours = self.policy.hours(self.profile, kind)
        if decided is False:
            return REFUSED
        if decided is None and hours is None:
            return UNDECIDED
        if any(other != "*" for _, other in shape.follows):
            return None  # the delay is that of the rows it is about
        due = is_due(shape.day(row), DELAY_HOURS[kind] if hours is None else hours, self.as_of)
        return None if due else EARLY


def releases(policy: Policy, decisions: pa.Table, profile: Profile, as_of: date) -> Releases:
    """Return what is released to `profile` by the policy and the standing decisions.

    Releasing to the public releases to partners; withholding from partners withholds from all.
    """
    decided: dict[str, bool] = {}
    for row in standing(decisions):
        if row["action"] not in (RELEASE, WITHHOLD) or row["decided_on"] > as_of:
            continue
        named = Profile(row["value"])
        lets_out = row["action"] == RELEASE
        if profile in (named.readers if lets_out else named.withheld_with):
            decided[row["object_id"]] = lets_out
    return Releases(policy, decided, profile, as_of)

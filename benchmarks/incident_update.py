"""A day's 1,000 claims on a state of many: seconds beside a full run over all, in one run.

python benchmarks/incident_update.py --claims 1e6
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pyarrow as pa

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.claims_generator import generate  # noqa: E402

from holdfire.cases import reference_case  # noqa: E402
from holdfire.incidents.update import begin, update  # noqa: E402
from holdfire.model.tables import CLAIMS  # noqa: E402
from holdfire.sources import load_case  # noqa: E402

DAY = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=float, default=1e6)
    parser.add_argument("--regimes", nargs="+", default=["sparse", "dense"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reference_case(Path(folder) / "case")
        case = load_case(Path(folder) / "case")
    print(f"{'regime':<7} {'claims':>10} {'all, s':>8} {'a day, s':>9} {'times':>6}  same result")
    for regime in asked.regimes:
        claims = generate(int(asked.claims), regime, 1).select(CLAIMS.schema.names)
        order = np.argsort(claims["known_from"].to_numpy(), kind="stable")
        early = claims.take(pa.array(order[:-DAY]))
        late = claims.take(pa.array(order[-DAY:]))
        state = begin(early, case)
        start = time.perf_counter()
        updated = update(state, late, case)
        day = time.perf_counter() - start
        start = time.perf_counter()
        whole = begin(claims, case)
        full = time.perf_counter() - start
        same = updated.told.members.equals(whole.told.members)
        same &= updated.told.incidents.equals(whole.told.incidents)
        row = f"{regime:<7} {claims.num_rows:>10,} {full:>8.1f} {day:>9.1f} {full / day:>6.1f}"
        print(f"{row}  {same}", flush=True)


if __name__ == "__main__":
    main()

"""Matching of claims: agreement with the truth, seconds and memory of each way, on made-up claims.

python benchmarks/incident_peers.py --claims 1e4 1e5

Each way is a module with `match(table, setting) -> labels` and `tuned(table) -> setting`. It is
tuned, out of the clock, on the first 20,000 claims of a world of another seed and of the same size
(so of the same density), and then runs in a process of its own, whose highest memory is given, and
beside it what the process held before (the libraries and the table).
"""

import argparse
import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import pairwise as steps_between
from math import log
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.claims_generator import write  # noqa: E402

from holdfire.incident_scores import b_cubed, pairwise  # noqa: E402

WAYS = {
    "holdfire": "benchmarks.peers.ours",
    "Splink 5 on DuckDB": "benchmarks.peers.splink_peer",
    "MELTT-like": "benchmarks.peers.meltt_like",
}
SEED, OTHER_SEED, TUNED_ON = 1, 77, 20_000


def held_gb() -> float:
    """Return the most memory this process has held; Linux passes `ru_maxrss` on to children."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1e9 if sys.platform == "darwin" else 1e6
    )


def tune(module: str, path: Path) -> None:
    """In a process of its own: print the best setting."""
    table = pq.read_table(path).slice(0, TUNED_ON)
    print(json.dumps(importlib.import_module(module).tuned(table)))


def run(module: str, path: Path, setting: str) -> None:
    """In a process of its own: print scores, seconds and gigabytes."""
    way = importlib.import_module(module)
    table = pq.read_table(path)
    truth, claims = table["truth"].to_numpy(), table.drop_columns("truth")
    before, start = held_gb(), time.perf_counter()
    labels = way.match(claims, json.loads(setting))
    seconds, after = time.perf_counter() - start, held_gb()
    scores = [*b_cubed(truth, labels), *pairwise(truth, labels)]
    print(json.dumps([*scores, seconds, before, after]))


def apart(*words: object) -> str:
    """Return the last line that a process of its own printed."""
    command = [sys.executable, __file__, *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip().splitlines()[-1]


def compare(regimes: list[str], sizes: list[int]) -> None:
    """Print a line a way, size and regime, then how seconds grow from size to size."""
    print(
        f"{'regime':<7} {'claims':>10}  {'way':<20} {'B3 P':>5} {'B3 R':>5} {'B3 F1':>5}"
        f" {'pair P':>6} {'pair R':>6} {'F1':>6} {'seconds':>8} {'GB':>5} {'before':>6}  setting"
    )
    took: dict[tuple[str, str, int], float] = {}
    with tempfile.TemporaryDirectory() as folder:
        data, other = Path(folder) / "claims.parquet", Path(folder) / "other.parquet"
        for regime in regimes:
            for size in sizes:
                write(data, size, regime, SEED)
                write(other, size, regime, OTHER_SEED)
                for name, module in WAYS.items():
                    setting = apart("tune", module, other)
                    row = json.loads(apart("run", module, data, setting))
                    b3, pair, (seconds, before, after) = row[:3], row[3:6], row[6:]
                    took[name, regime, size] = seconds
                    print(
                        f"{regime:<7} {size:>10,}  {name:<20}",
                        *(f"{share:>5.3f}" for share in b3),
                        *(f"{share:>6.3f}" for share in pair),
                        f"{seconds:>8.1f} {after:>5.2f} {before:>6.2f}  {setting}",
                        flush=True,
                    )
    growth(took, regimes, sizes)


def growth(took: dict[tuple[str, str, int], float], regimes: list[str], sizes: list[int]) -> None:
    """Print the exponent of growth between sizes, and ratios at the largest size."""
    ours, *peers = WAYS
    largest = max(sizes)
    for small, large in steps_between(sorted(sizes)):
        decades = log(large / small)
        for regime in regimes:
            exponents = (
                f"{name} {log(took[name, regime, large] / took[name, regime, small]) / decades:.2f}"
                for name in WAYS
            )
            print(f"growth {regime} {small:,} to {large:,}: {', '.join(exponents)}")
    for regime in regimes:
        ratios = (
            f"{name} {took[name, regime, largest] / took[ours, regime, largest]:.1f}"
            for name in peers
        )
        print(f"times ours, {regime} {largest:,}: {', '.join(ratios)}")
    if {"sparse", "dense"} <= set(regimes):
        ratio = took[ours, "dense", largest] / took[ours, "sparse", largest]
        print(f"ours, dense over sparse at {largest:,}: {ratio:.1f}")


def main() -> None:
    steps = {"tune": tune, "run": run}
    if sys.argv[1:2] and sys.argv[1] in steps:
        module, path, *rest = sys.argv[2:]
        steps[sys.argv[1]](module, Path(path), *rest)
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=float, nargs="+", default=[1e4, 1e5])
    parser.add_argument("--regimes", nargs="+", default=["sparse", "dense"])
    asked = parser.parse_args()
    compare(asked.regimes, [int(size) for size in asked.claims])


if __name__ == "__main__":
    main()

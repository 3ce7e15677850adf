"""What the answers are in worlds whose truth is known: the table that docs/reciprocity.md quotes.

python benchmarks/reciprocity_worlds.py [--runs 200] [--worlds 99] [name ...]
"""

import argparse
import time
from dataclasses import replace

from holdfire.analysis.reciprocity.worlds import ANSWERING, APART, CAMPAIGNS, World
from holdfire.validation.reciprocity import shares

KINDS: dict[str, World] = {
    "apart": APART,
    "answering": ANSWERING,
    "campaigns": CAMPAIGNS,
    "apart, Poisson": replace(APART, size=100.0),
    "answering, Poisson": replace(ANSWERING, size=100.0),
    "campaigns, Poisson": replace(CAMPAIGNS, size=100.0),
    "apart, own past .2": replace(APART, own=0.2),
    "answering, own past .2": replace(ANSWERING, own=0.2),
    "answering, 700 days": replace(ANSWERING, days=700),
    "answering a = .15": replace(ANSWERING, answer=0.15),
    "campaigns x2": replace(CAMPAIGNS, factor=2.0),
    "campaigns x4": replace(CAMPAIGNS, factor=4.0),
    "campaigns x5, 3-8 days": replace(CAMPAIGNS, factor=5.0, shortest=3, longest=8),
    "apart, .12 a day": replace(APART, rate_per_day=0.12),
    "answering, .12 a day": replace(ANSWERING, rate_per_day=0.12),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--worlds", type=int, default=99)
    parser.add_argument("names", nargs="*", default=list(KINDS))
    asked = parser.parse_args()
    print(
        "| world | runs | p <= .05 (to 0, to 1) | association (to 0, to 1) | cannot separate | s |"
    )
    print("|---|---|---|---|---|---|")
    for name in asked.names:
        start = time.perf_counter()
        found = shares(KINDS[name], runs=asked.runs, worlds=asked.worlds)
        print(
            f"| {name} | {found.runs} | {found.fires[0]:.3f}, {found.fires[1]:.3f} "
            f"| {found.association[0]:.3f}, {found.association[1]:.3f} "
            f"| {found.cannot_separate:.3f} | {time.perf_counter() - start:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()

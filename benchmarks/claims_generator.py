"""Write made-up claims with their true incidents; what is assumed stands in `generator`.

python benchmarks/claims_generator.py --claims 1e5 --regime dense --seed 1 --out FILE
"""

import argparse
import sys
from pathlib import Path

import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generator import blocks, generate

__all__ = ["generate", "write"]


def write(path: Path, n: int, regime: str, seed: int) -> None:
    """Write the claims part by part: memory does not grow with their number."""
    writer = None
    for part in blocks(n, regime, seed):
        writer = writer or pq.ParquetWriter(path, part.schema, compression="zstd")
        writer.write_table(part)
    if writer:
        writer.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=float, default=1e5)
    parser.add_argument("--regime", choices=("sparse", "dense"), default="sparse")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    write(asked.out, int(asked.claims), asked.regime, asked.seed)


if __name__ == "__main__":
    main()

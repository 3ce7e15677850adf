"""A writer for the kill test: appends small batches and acknowledges each on standard output."""

import sys
from datetime import date
from pathlib import Path

from holdfire.store import decisions_log


def main(case: str, run: str) -> None:
    log = decisions_log(Path(case))
    for batch in range(400):
        rows = [
            {
                "decision_id": f"{run}-{batch}-{part}",
                "decided_on": date(2025, 1, 1),
                "reviewer": "kill test",
                "action": "accept",
                "object_id": f"inc-{part}",
                "reason": "x" * 200,
            }
            for part in range(3)
        ]
        log.append(rows, wait_s=5)
        sys.stdout.write(f"{run}-{batch}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

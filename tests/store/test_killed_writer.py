"""Real writers are killed in mid-append; what they acknowledged stays, whole or not at all."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from holdfire.store import chain, decisions_log

KILLS = 50
WRITER = Path(__file__).with_name("kill_writer.py")


def start(case: Path, run: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(WRITER), str(case), f"run{run}"], stdout=subprocess.PIPE, text=True
    )


@pytest.mark.slow
def test_fifty_killed_writers_lose_nothing_and_leave_nothing_half_written(tmp_path: Path) -> None:
    rng = random.Random(20241030)
    acknowledged: set[str] = set()
    log = decisions_log(tmp_path)
    killed = 0
    for run in range(KILLS):
        writer = start(tmp_path, run)
        assert writer.stdout is not None
        first = writer.stdout.readline()  # it is past its start-up and in the loop
        time.sleep(rng.uniform(0.0, 0.04))
        log.read()  # a reader in mid-write is never refused and never sees a part
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read()
        writer.stdout.close()
        killed += writer.wait() == -signal.SIGKILL
        acknowledged |= {line for line in (first + rest).split("\n") if line}
        if run % 10 == 9:  # keep the chain short: the test is about kills, not length
            verify(log.read().column("decision_id").to_pylist(), acknowledged)
            for segment in chain.segments(log.folder):
                segment.path.unlink()
            acknowledged.clear()
    assert killed == KILLS


def verify(stored: list[str], acknowledged: set[str]) -> None:
    """Each batch of three is whole or absent, and every acknowledged one is there."""
    batches = Counter(row.rsplit("-", 1)[0] for row in stored)
    assert set(batches.values()) == {3}
    assert acknowledged <= set(batches)
    assert len(acknowledged) >= 10

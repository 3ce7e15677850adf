from pathlib import Path

from holdfire.claims import Tier, read_all
from holdfire.evaluate import as_report, read_gold
from holdfire.reading import parties_of

TRAINING = Path(__file__).parents[1] / "gold" / "training.jsonl"


def test_workers_read_as_one_process_does_and_in_order() -> None:
    case = parties_of(None)
    reports = [as_report(entry) for entry in read_gold(TRAINING)[::40]]
    told: list[int] = []
    alone = read_all(reports, case, Tier.RULES, workers=1)
    many = read_all(reports, case, Tier.RULES, workers=2, told=told.append)
    assert many == alone
    assert len(alone) > len(reports)
    assert told == list(range(1, len(reports) + 1))

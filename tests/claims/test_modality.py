import pytest

from tests.claims.conftest import Reads

CASES = [
    ("Drones struck the refinery.", "asserted", "strike"),
    ("The ministry denied that drones had struck the refinery.", "denied", "strike"),
    ("Nobody was injured, the governor said.", "denied", "other"),
    ("The plant may have been hit, an official said.", "hedged", "strike"),
    ("The minister believes this is the result of a secret agreement.", "hedged", "agreement"),
    ("Repairs are expected to take three weeks, the operator said.", "predicted", "repair"),
    ("The company promised that supply would be restored by Friday.", "predicted", "repair"),
    ("Norland plans to continue attacks on refineries.", "threatened", "strike"),
    (
        "Sudby reserves the right to retaliate with strikes, the defence ministry said.",
        "threatened",
        "strike",
    ),
    (
        "If the cold returns, households could face blackouts, the minister said.",
        "conditional",
        "outage",
    ),
    (
        "As long as troops stay, Sudmark will target the grid, the adviser said.",
        "conditional",
        "strike",
    ),
    ("The figures could not be independently verified.", "asserted", "other"),
]


@pytest.mark.parametrize(("text", "modality", "kind"), CASES)
def test_each_way_of_saying_has_its_modality_and_kind(
    reads: Reads, text: str, modality: str, kind: str
) -> None:
    claim = reads(text)[0]
    assert (claim.modality, claim.kind) == (modality, kind)


KINDS = [
    ("Air defences shot down twelve drones over Lund.", "interception"),
    ("The refinery caught fire after midnight.", "damage"),
    ("About 40,000 households were left without electricity.", "outage"),
    ("Crews restored power to the town.", "repair"),
    ("The plant can process 8 million tonnes of crude a year.", "capacity"),
    ("Envoys are negotiating to halt attacks on power plants.", "talks"),
    ("The two presidents reached an agreement not to attack power plants.", "agreement"),
    ("Norland violated the truce, the ministry said.", "breach"),
    ("Both sides have reduced the frequency of attacks.", "deescalation"),
    ("Sudmark is ready for peace, Orloz said.", "position"),
    ("Norland has struck at least nine out of 30 refineries since January.", "count"),
    ("Two people were killed, the mayor said.", "other"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_head_predicate_decides_the_kind(reads: Reads, text: str, kind: str) -> None:
    assert reads(text)[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The striker scored twice and the coach praised the goalkeeper after the draw in Lund.",
        "Snow is forecast for the weekend.",
        "Refinery struck again in third raid",
        "The market closed two points higher.",
        "",
        "...",
    ],
)
def test_sport_weather_markets_and_headings_make_no_claim(reads: Reads, text: str) -> None:
    assert reads(text) == []


def test_clauses_of_different_matter_are_apart(reads: Reads) -> None:
    kinds = [
        c.kind
        for c in reads(
            "Missiles struck a substation near Lund, leaving 5,000 households without power, "
            "and crews later restored supply to the hospital."
        )
    ]
    assert kinds == ["strike", "outage", "repair"]


def test_an_attack_told_by_a_noun_is_apart(reads: Reads) -> None:
    claims = reads("The refinery halted its main unit after Sunday's drone attack.")
    assert [(c.kind, c.words.text) for c in claims] == [
        ("damage", "The refinery halted its main unit"),
        ("strike", "Sunday's drone attack"),
    ]

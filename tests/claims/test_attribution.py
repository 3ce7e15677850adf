import pytest

from tests.claims.conftest import Reads


def spoken(reads: Reads, text: str) -> list[tuple[str | None, str]]:
    return [(c.speaker.text if c.speaker else None, c.words.text) for c in reads(text)]


FORMS = [
    (
        "The regional governor said that two substations were damaged.",
        "The regional governor",
        "two substations were damaged",
    ),
    (
        "Two substations were damaged, the regional governor said on Monday.",
        "the regional governor",
        "Two substations were damaged",
    ),
    (
        "According to the energy ministry, drones struck a refinery.",
        "the energy ministry",
        "drones struck a refinery",
    ),
    (
        "Drones struck a refinery, according to the energy ministry.",
        "the energy ministry",
        "Drones struck a refinery",
    ),
    (
        '"The grid was attacked twice," said the mayor of Lund.',
        "the mayor of Lund",
        "The grid was attacked twice",
    ),
    (
        'Governor Anna Berg told reporters: "The refinery was struck by drones."',
        "Governor Anna Berg",
        "The refinery was struck by drones",
    ),
    (
        "The refinery, the operator added, was struck by drones.",
        "the operator",
        "The refinery, the operator added, was struck by drones",
    ),
]


@pytest.mark.parametrize(("text", "speaker", "words"), FORMS)
def test_each_form_of_attribution_names_its_speaker(
    reads: Reads, text: str, speaker: str, words: str
) -> None:
    assert (speaker, words) in spoken(reads, text)


def test_the_outlet_speaks_where_nobody_else_does(reads: Reads) -> None:
    assert spoken(reads, "Drones struck a refinery near Lund overnight.")[0][0] is None


def test_a_pronoun_means_the_last_person_heard(reads: Reads) -> None:
    text = "The refinery was struck, Governor Anna Berg said. She said a fire was burning."
    assert spoken(reads, text)[-1] == ("Governor Anna Berg", "a fire was burning")


def test_it_means_the_last_body_heard(reads: Reads) -> None:
    text = (
        "Governor Anna Berg said nothing was hit. The energy ministry said a line was damaged. "
        "It said supply was restored."
    )
    assert spoken(reads, text)[-1] == ("The energy ministry", "supply was restored")


def test_the_innermost_speaker_wins_and_the_relay_is_kept(reads: Reads) -> None:
    claim = reads(
        "The plant halted a unit, a foreign news agency reported on Monday, citing two traders."
    )[0]
    assert claim.speaker is not None
    assert claim.via is not None
    assert (claim.speaker.text, claim.anonymous) == ("two traders", True)
    assert claim.via.text == "a foreign news agency"


def test_a_second_verb_of_saying_keeps_the_speaker(reads: Reads) -> None:
    text = "The ministry said the depot was burning and that supply was cut off in two towns."
    assert {speaker for speaker, _ in spoken(reads, text)} == {"The ministry"}
    text = "The depot was struck, the governor said, adding that supply had been restored."
    assert ("the governor", "supply had been restored") in spoken(reads, text)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("Two officials said the refinery was struck.", True),
        ("A former minister close to the talks said the deal had lapsed.", True),
        ("Telegram channels wrote that the refinery was struck.", True),
        ("The regional governor said the refinery was struck.", False),
        ("Norvik said the refinery was struck.", False),
        ("The energy ministry said the refinery was struck.", False),
    ],
)
def test_anonymous_is_who_has_neither_name_nor_office(
    reads: Reads, text: str, anonymous: bool
) -> None:
    assert reads(text)[0].anonymous is anonymous


def test_a_passive_report_has_no_speaker_and_is_anonymous(reads: Reads) -> None:
    claim = reads("Explosions were reported in Lund.")[0]
    assert (claim.speaker, claim.anonymous, claim.modality) == (None, True, "hedged")


@pytest.mark.parametrize(
    "text",
    [
        "The grid operator declined to comment.",
        "Sudoil did not respond to a request for comment.",
        "Neither Norvik nor Sudby said who had cut the line.",
        "The ministry has not commented.",
        "The operator refused to say which units were hit.",
    ],
)
def test_silence_is_a_claim_of_its_own(reads: Reads, text: str) -> None:
    claim = reads(text)[0]
    assert (claim.kind, claim.modality) == ("no_comment", "declined")
    assert claim.speaker is not None


def test_silence_is_shared(reads: Reads) -> None:
    claims = reads(
        "Ivo Lenk, the president's spokesman, declined to comment, as did Orloz's office."
    )
    assert [c.modality for c in claims] == ["declined", "declined"]
    assert claims[0].speaker is not None
    assert claims[1].speaker is not None
    assert claims[0].speaker.text == "Ivo Lenk, the president's spokesman"
    assert claims[1].speaker.text == "Orloz's office"


def test_anyone_can_say_and_an_unnamed_one_is_anonymous(reads: Reads) -> None:
    claim = reads("A lathe operator at the works said a turbine had been damaged.")[0]
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.anonymous) == ("A lathe operator at the works", True)


def test_a_country_is_no_he(reads: Reads) -> None:
    text = "President Halgren said a plant was hit. Sudmark said it was damaged. He said it burned."
    claims = reads(text)
    assert claims[-1].speaker is not None
    assert claims[-1].speaker.text == "President Halgren"

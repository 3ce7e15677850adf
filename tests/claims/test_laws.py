from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.claims import EnglishExtractor, Extractor, encoder, verify
from holdfire.model import Parties
from tests.claims.conftest import NORLAND, PARTIES, SUDMARK, report_of

TEXT = (
    "Norlandic drones struck the Lundvik refinery on Monday, Orloz said. At least three tanks were "
    "burning, two officials said. Sudmark may retaliate with strikes, the defence ministry said. "
    "Norvik declined to comment. If the truce holds, talks will resume in June, a diplomat said.\n"
    "Half of the units were repaired by Tuesday evening, according to the operator."
)
WORDS = st.sampled_from(
    [*TEXT.split(), '"', "“", "”", ",", ".", ";", "—", "said", "that", "and", "which", "according",
     "to", "citing", "as", "did", "17", "percent", "of", "\n", "who", "’s"]
)  # fmt: skip
RULES = EnglishExtractor(PARTIES, use_spacy=False)


def like(extractor: EnglishExtractor, parties: Parties) -> EnglishExtractor:
    """The same extractor for other parties."""
    heard = encoder.encoder() if "+encoder" in extractor.name else None
    use = extractor.name.startswith("english-spacy")
    return EnglishExtractor(parties, use_spacy=use, encoder=heard)


def test_both_paths_are_extractors(extractor: EnglishExtractor) -> None:
    as_protocol: Extractor = extractor
    assert as_protocol.name in {"english-rules/4", "english-spacy/4", "english-spacy+encoder/4"}


def test_reading_twice_gives_the_same_claims(extractor: EnglishExtractor) -> None:
    assert extractor.extract(report_of(TEXT)) == extractor.extract(report_of(TEXT))


def test_every_claim_is_proved_and_unique(extractor: EnglishExtractor) -> None:
    report = report_of(TEXT)
    claims = extractor.extract(report)
    assert len(claims) >= 6
    for claim in claims:
        verify(report, claim)
    assert len({claim.claim_id for claim in claims}) == len(claims)


def test_swapping_the_parties_swaps_codes_and_nothing_else(extractor: EnglishExtractor) -> None:
    swapped = Parties(replace(SUDMARK, code=NORLAND.code), replace(NORLAND, code=SUDMARK.code))
    codes = {NORLAND.code: SUDMARK.code, SUDMARK.code: NORLAND.code}
    here = extractor.extract(report_of(TEXT))
    there = like(extractor, swapped).extract(report_of(TEXT))
    assert [replace(c, attacker=codes.get(c.attacker or "", c.attacker)) for c in here] == there


def test_order_of_the_parties_does_not_matter(extractor: EnglishExtractor) -> None:
    turned = like(extractor, Parties(SUDMARK, NORLAND))
    assert turned.extract(report_of(TEXT)) == extractor.extract(report_of(TEXT))


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_heap_of_words_is_read_without_error(text: str) -> None:
    report = report_of(text)
    for claim in RULES.extract(report):
        verify(report, claim)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    RULES.extract(report_of(text, None))

"""English reports into claims. In: Report, Parties. Out: claims. See `extractor` for the walk."""

from holdfire.claims.english.extractor import EnglishExtractor

__all__ = ["EnglishExtractor"]

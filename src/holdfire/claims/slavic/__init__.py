"""Ukrainian and Russian reports read into claims, by one grammar and two lexicons."""

from holdfire.claims.slavic.extractor import SlavicExtractor

__all__ = ["SlavicExtractor"]

"""From the words of a report to attributed claims.

In: Report. Out: Claim, every field proved by the report's own words.
"""

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.extractor import Extractor
from holdfire.claims.verify import verified, verify

__all__ = ["EnglishExtractor", "Extractor", "verified", "verify"]

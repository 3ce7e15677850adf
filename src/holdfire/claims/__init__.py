"""From the words of a report to attributed claims.

In: Report. Out: Claim, every field proved by the report's own words; the claims table.
"""

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.extractor import Extractor
from holdfire.claims.reader import Reader
from holdfire.claims.table import to_table
from holdfire.claims.verify import verified, verify

__all__ = ["EnglishExtractor", "Extractor", "Reader", "to_table", "verified", "verify"]

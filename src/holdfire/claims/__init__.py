"""From the words of a report to attributed claims.

In: Report. Out: Claim, every field proved by the report's own words; the claims table.
"""

from holdfire.claims.english import EnglishExtractor
from holdfire.claims.extractor import Extractor
from holdfire.claims.parallel import read_all
from holdfire.claims.reader import LANGUAGES, Reader, Tier
from holdfire.claims.slavic import SlavicExtractor
from holdfire.claims.table import to_table
from holdfire.claims.verify import verified, verify

__all__ = [
    "LANGUAGES",
    "EnglishExtractor",
    "Extractor",
    "Reader",
    "SlavicExtractor",
    "Tier",
    "read_all",
    "to_table",
    "verified",
    "verify",
]

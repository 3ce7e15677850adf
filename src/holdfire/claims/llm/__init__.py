"""A user's own language model as an extractor.

In: Report, Endpoint. Out: claims whose words are in the report; whatever else it says is refused.
"""

from holdfire.claims.llm.cache import folder_from
from holdfire.claims.llm.extractor import LlmExtractor
from holdfire.claims.llm.settings import endpoint_from, key_from

__all__ = ["LlmExtractor", "endpoint_from", "folder_from", "key_from"]

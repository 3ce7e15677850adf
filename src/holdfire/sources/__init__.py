"""The outside world. In: files, tables, the case file. Out: Reports, and the case as data."""

from holdfire.sources.casefile import load_case
from holdfire.sources.facts import read_facts
from holdfire.sources.inbox import read_inbox
from holdfire.sources.item import read_item
from holdfire.sources.mapping import Mapping, load_mapping

__all__ = ["Mapping", "load_case", "load_mapping", "read_facts", "read_inbox", "read_item"]

"""A user's own check of the methods. In: published inputs. Out: what is computed from them now."""

from holdfire.validation.check import Check
from holdfire.validation.run import as_json, as_table, validate

__all__ = ["Check", "as_json", "as_table", "validate"]

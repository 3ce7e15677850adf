"""Findings to people. In: an Account. Out: page, brief, document, tables, manifest."""

from holdfire.publish.account import Account
from holdfire.publish.write import outputs, write

__all__ = ["Account", "outputs", "write"]

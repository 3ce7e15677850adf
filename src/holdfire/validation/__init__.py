"""A user's own check of the methods. In: published inputs. Out: what is computed from them now."""

from holdfire.validation.check import Check

__all__ = ["Check"]

"""Redaction, one pass before any output. In: an Account. Out: a Publication, what stayed."""

from holdfire.publish.redact.publication import Publication
from holdfire.publish.redact.redact import redact
from holdfire.publish.redact.released import released

__all__ = ["Publication", "redact", "released"]

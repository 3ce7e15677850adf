"""Clauses heard by a small language encoder. In: Scene, drafts. Out: scores beside the judge's."""

from holdfire.claims.encoder.base import Encoder, encoder, installed

__all__ = ["Encoder", "encoder", "installed"]

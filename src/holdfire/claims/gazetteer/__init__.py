"""Towns by name. In: the packaged list, Parties. Out: whose territory a name lies in."""

from holdfire.claims.gazetteer.towns import Gazetteer, Town, fold

__all__ = ["Gazetteer", "Town", "fold"]

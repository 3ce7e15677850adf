"""One event told by many. In: linked claims. Out: incidents with their conflicts."""

from holdfire.incidents.decisions import decide, uncounted
from holdfire.incidents.reconcile import Reconciled, reconcile

__all__ = ["Reconciled", "decide", "reconcile", "uncounted"]

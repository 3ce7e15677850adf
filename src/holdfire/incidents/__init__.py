"""One event told by many. In: linked claims. Out: incidents with their conflicts."""

from holdfire.incidents.decisions import Place, uncounted
from holdfire.incidents.lineage import trace
from holdfire.incidents.reconcile import Reconciled, reconcile
from holdfire.incidents.revisions import Issue, revise
from holdfire.incidents.totals import totals
from holdfire.incidents.weights import Weights, load_weights

__all__ = [
    "Issue",
    "Place",
    "Reconciled",
    "Weights",
    "load_weights",
    "reconcile",
    "revise",
    "totals",
    "trace",
    "uncounted",
]

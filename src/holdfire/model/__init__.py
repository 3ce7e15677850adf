"""The words the project speaks.

In: nothing of ours. Out: parties, kinds, modality, spans of days, quantities, errors, tables.
"""

from holdfire.model.claim import Claim, Quoted, When
from holdfire.model.errors import HoldfireError
from holdfire.model.party import Parties, Party
from holdfire.model.quantity import Quantity
from holdfire.model.report import Report
from holdfire.model.span import Span
from holdfire.model.vocabulary import (
    Form,
    Kind,
    Modality,
    Response,
    Side,
    Standing,
    TargetKind,
)

__all__ = [
    "Claim",
    "Form",
    "HoldfireError",
    "Kind",
    "Modality",
    "Parties",
    "Party",
    "Quantity",
    "Quoted",
    "Report",
    "Response",
    "Side",
    "Span",
    "Standing",
    "TargetKind",
    "When",
]

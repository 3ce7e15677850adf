"""Answers within days. In: clock times, or days with clock times where known. Out: Hawkes fits."""

from holdfire.analysis.reciprocity.hawkes.fit import HawkesFit, fit_hawkes, log_likelihood
from holdfire.analysis.reciprocity.hawkes.jitter import Imputed, imputed
from holdfire.analysis.reciprocity.hawkes.times import Times

__all__ = ["HawkesFit", "Imputed", "Times", "fit_hawkes", "imputed", "log_likelihood"]

"""holdfire: an open, neutral monitor for agreements that spare energy sites."""

__version__ = "0.4.0"

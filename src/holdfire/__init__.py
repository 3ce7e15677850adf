"""holdfire: an open, neutral monitor for agreements that spare energy sites."""

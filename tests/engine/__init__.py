"""Engines: the same steps give the same tables wherever they run."""

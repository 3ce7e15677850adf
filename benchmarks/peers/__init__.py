"""Other ways to group claims, on the same input. Each has `match(table) -> labels`.

- `splink_peer`: Splink 5 on DuckDB, trained without labels.
- `meltt_like`: a window of days and kilometres with agreement of types, after MELTT.
"""

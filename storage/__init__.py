"""Remembers: the only place with SQL or duckdb."""

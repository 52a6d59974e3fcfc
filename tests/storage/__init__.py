"""The checks of what Parley remembers, with a real DuckDB in a temporary folder."""

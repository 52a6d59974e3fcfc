"""Measures what reading costs: `python -m tests.bench` (what `make bench` runs)."""

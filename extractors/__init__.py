"""Thinks: bytes and text in, frozen values out; no I/O, no clock, no prefect, no duckdb."""

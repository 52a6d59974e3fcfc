"""Tests of what acts."""

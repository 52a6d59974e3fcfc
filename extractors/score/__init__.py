"""Judges what was read against labels; values in, values out. The rules are the corpus README's."""

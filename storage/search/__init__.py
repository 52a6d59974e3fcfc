"""Finds articles by their words: ranked, with the passage and the facts the words stand in.

search(snapshot, typed, wanted) -> Found
"""

from storage.search.find import Found, Hit, Told, Wanted, search, search_store

__all__ = ["Found", "Hit", "Told", "Wanted", "search", "search_store"]

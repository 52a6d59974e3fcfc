"""The web seam: every request Parley makes goes through here, bounded, guarded and polite."""

from flows.fetch.answer import Answer, Fetched, Headers, Hop, NotModified
from flows.fetch.client import Fetcher
from flows.fetch.connect import GuardedTransport, Resolver, system_resolver
from flows.fetch.guard import Allow, judge_url, shown
from flows.fetch.limits import FEED, PAGE, Limits
from flows.fetch.polite import Manners
from flows.fetch.robots import RobotsFile
from flows.fetch.verdict import fresh_for

__all__ = [
    "FEED",
    "PAGE",
    "Allow",
    "Answer",
    "Fetched",
    "Fetcher",
    "GuardedTransport",
    "Headers",
    "Hop",
    "Limits",
    "Manners",
    "NotModified",
    "Resolver",
    "RobotsFile",
    "fresh_for",
    "judge_url",
    "shown",
    "system_resolver",
]

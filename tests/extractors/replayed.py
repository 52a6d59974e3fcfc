"""Real coverage read in the order it came, for the tests that no session is invented; the material stays outside."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import regex

from extractors.model import Article, Observation, Round
from extractors.plain import plain
from extractors.rounds import RoundPolicy, decide
from extractors.understand import understand
from tests.extractors.observed import article
from tests.extractors.real_talks import TALKS
from tests.shared import SHARED

_PARTIES = regex.compile(r"Russia|Ukrain|Kyiv|Kiev|Moscow|Kremlin|Putin|Zelensk")
_SESSIONS = regex.compile(r"\b(?:talks|negotiat\w+|delegations?|rounds?|sessions?|trilateral)\b", regex.IGNORECASE)
_LONGEST = 5_000  # characters; sessions are told in the opening
_MEMORY = timedelta(days=30)


def texts() -> Iterator[Article]:
    """Give the labelled texts as pages of agencies."""
    for path in sorted((SHARED / "corpus" / "gold").glob("*.json")):
        source = json.loads(path.read_text(encoding="utf-8"))["source"]
        body = (SHARED / "corpus" / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        if source.get("published"):
            yield _page(path.stem, source.get("title") or "", body, source["published"], source.get("outlet") or "")


def titles() -> Iterator[Article]:
    """Give the labelled headlines with their summaries as pages of agencies."""
    for line in (SHARED / "corpus" / "titles.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one.get("date"):
            yield _page(one["id"], one["title"], one.get("summary") or "", one["date"], one.get("outlet") or "")


@cache
def stream() -> tuple[Article, ...]:
    """Give what four weeks of feeds carried that names a party and talks, each text once, as if read off a page."""
    return tuple(_stream())


def _stream() -> Iterator[Article]:
    seen = set()
    with gzip.open(SHARED / "data" / "stream" / "item_versions.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if not (_PARTIES.search(line) and _SESSIONS.search(line)):
                continue  # most of them, before their markup is taken off
            item = json.loads(line)
            body = plain(item["content_html"] or item["description"], _LONGEST)
            told = (item["link"], item["title"], body)
            words = f"{item['title']} {body}"
            if told not in seen and _PARTIES.search(words) and _SESSIONS.search(words):
                seen.add(told)
                yield _page(f"item-{number}", item["title"], body, item["date"], item["feed"])


def _page(name: str, title: str, body: str, published: str, outlet: str) -> Article:
    moment = datetime.fromisoformat(published)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    moment += timedelta(hours=12) if len(published) == len("2026-01-01") else timedelta()
    return article(article_id=name, title=title, body=body, published_at=moment, origin=outlet, family=outlet)


def discovered(articles: Iterable[Article], rounds: tuple[Round, ...], known_until: date) -> list[str]:
    """Read the articles day by day with the rounds known by then, and describe the new ones."""
    policy = RoundPolicy(known_until=known_until)
    by_day: dict[date, list[Article]] = defaultdict(list)
    for one in articles:
        if one.published_at:
            by_day[one.published_at.date()].append(one)
    found: list[str] = []
    kept: list[Observation] = []
    talks = replace(TALKS, rounds=rounds, known_until=known_until)
    for day in sorted(by_day):
        now = datetime.combine(day, time.max, tzinfo=UTC)
        kept = [seen for seen in kept if seen.published_at and now - seen.published_at < _MEMORY]
        kept += [seen for one in by_day[day] for seen in understand(one, talks, rounds, now).observations]
        changes = decide(rounds, kept, policy, now)
        found += [f"{change.round.round_id} {change.round.start_on}" for change in changes if change.is_new]
        if changed := {change.round.round_id: change.round for change in changes}:
            rounds = (*(changed.pop(one.round_id, one) for one in rounds), *changed.values())
            talks = replace(talks, rounds=rounds)  # what is made ready of a topic is kept for as long as it stands
    return found

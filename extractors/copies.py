"""Which articles are one text: equal bodies, and one wire's text cut, headed anew, set in other paragraphs.

Outlets cut a wire report, drop paragraphs, add lines of their own; what they keep they keep word for word
(``reprints``). Each group has who wrote it: the agency a member credits, else the first outlet that does not merely
pass on what others wrote. Reports merely alike are never one text: two agencies on one event stay two voices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from typing import Final

from extractors.identity import copy_key
from extractors.model import Article
from extractors.reprints import Said, candidates, is_reprint, split, standing_lines, written
from extractors.unions import united

#: A headline kept by another outlet: so many words in a row at least, so large a part of the shorter, so soon.
_HEADLINE, _KEPT, _PRINTED_WITHIN = 7, 0.75, timedelta(days=3)
_NAME: Final = 7  # letters of a word in whose spelling two hands show
_REPRINTED_WITHIN: Final = timedelta(days=7)
_TWO: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles that are one text; ``key`` is the copy key of the fullest body, ``origin`` who wrote it."""

    key: str
    origin: str
    article_ids: tuple[str, ...]  # in order of publication


def copy_groups(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Return the copy groups of the articles (each article is in exactly one), by their first article's id."""
    texts = [split(article.body) for article in articles]
    names = [_key(article.body, printed) for article, (printed, _) in zip(articles, texts, strict=True)]
    keys = [
        {f"body {names[index]}" if article.body.strip() else f"empty {index}"} for index, article in enumerate(articles)
    ]
    for one, other in _reprints(articles, [own for _, own in texts]):
        keys[one].add(f"text {one} {other}")
        keys[other].add(f"text {one} {other}")
    groups = [_group([(articles[index], names[index]) for index in members]) for members in united(keys)]
    return tuple(sorted(groups, key=lambda group: group.article_ids))


def body_key(body: str) -> str:
    """Return the copy key of a body without its short lines, so that a credit or a link makes no other text.

    A body of nothing but short lines keys on all of its words.
    """
    return _key(body, split(body)[0])


def _key(body: str, printed: Said) -> str:
    return copy_key("\n".join(printed) if printed else body)


def same_text(one: Article, other: Article, head: Sequence[str], other_head: Sequence[str]) -> bool:
    """Tell whether two articles are one text: by their bodies; by their headlines' words where one has no body.

    A headline says it only where both outlets keep nearly all of its words in their order, days apart at most, and
    spell names alike: who respells the names has written anew.
    """
    if one.body.strip() and other.body.strip():
        same = body_key(one.body) == body_key(other.body)
        return same or (_may_be_one(one, other) and is_reprint(written(one.body), written(other.body)))
    apart = one.published_at and other.published_at and abs(one.published_at - other.published_at) > _PRINTED_WITHIN
    return one.outlet != other.outlet and not apart and _same_headline(head, other_head)


def _same_headline(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((_spelled(one), _spelled(other)), key=len)
    if len(short) < _HEADLINE or sum(map(len, one)) == 0:
        return False
    if _respelled(short, long):
        return False
    run = SequenceMatcher(a=short, b=long, autojunk=False)
    kept = sum(block.size for block in run.get_matching_blocks())
    first = run.find_longest_match().size
    return kept >= _KEPT * len(short) and first >= min(_HEADLINE, len(short))


def _respelled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether a long word of one stands in the other in another spelling: a name written anew."""
    own, others = ({word.removesuffix("'s") for word in each if len(word) >= _NAME} for each in (one, other))
    return any(
        word[0] == also[0] and SequenceMatcher(a=word, b=also).ratio() >= _KEPT
        for word in own - others
        for also in others - own
    )


def _spelled(words: Sequence[str]) -> list[str]:
    """Give a headline's words with the dots of its abbreviations gone ("U.S." and "US" are one)."""
    return re.sub(r"\bu s\b", "us", re.sub(r"\be u\b", "eu", " ".join(words))).split()


def _reprints(articles: Sequence[Article], said: Sequence[Said]) -> Iterable[tuple[int, int]]:
    """Find the pairs that print one text, credits and days allowing."""
    standing = standing_lines(said, [article.family for article in articles])
    own = [tuple(sentence for sentence in each if sentence not in standing) for each in said]
    for one, other in set(candidates(own)):
        if _may_be_one(articles[one], articles[other]) and is_reprint(own[one], own[other]):
            yield one, other


def _may_be_one(one: Article, other: Article) -> bool:
    """Tell whether credits and days allow one text: who credits another agency printed another text."""
    credited = [article.origin for article in (one, other) if article.origin_basis != "outlet"]
    apart = one.published_at and other.published_at and abs(one.published_at - other.published_at) > _REPRINTED_WITHIN
    return len(set(credited)) < _TWO and not apart


def _group(members: Sequence[tuple[Article, str]]) -> CopyGroup:
    """Name a group, given with the keys of its bodies, after its fullest body and the first credited origin."""
    ordered = sorted((article for article, _ in members), key=lambda article: (_published(article), article.article_id))
    return CopyGroup(
        key=max(members, key=lambda one: (len(one[0].body), one[0].article_id))[1],
        origin=_writer(ordered).origin,
        article_ids=tuple(dict.fromkeys(article.article_id for article in ordered)),
    )


def _writer(ordered: Sequence[Article]) -> Article:
    """Return the member that names who wrote the text: with a credit, else the first that does not pass texts on."""
    credited = (article for article in ordered if article.origin_basis != "outlet")
    own = (article for article in ordered if article.distributor is None)
    return next(credited, None) or next(own, ordered[0])


def _published(article: Article) -> float:
    return article.published_at.timestamp() if article.published_at else float("inf")

"""Which articles are one text: equal bodies, and one wire's text with cuts.

Outlets cut a wire report from its end, drop paragraphs or add a line of their own; what they keep they keep word for
word. So a cut copy is a body whose sentences stand, in their order, in another body credited to the same origin; one
sentence may be the outlet's own (a dateline set otherwise, a line of its own).
Reports merely alike are never one text here: two agencies on one event stay two voices.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from difflib import SequenceMatcher
from typing import Final

from extractors.identity import copy_key, words_of
from extractors.model import Article
from extractors.text import clean, paragraphs, sentences
from extractors.unions import united

_SHORT: Final = 6  # words; shorter lines are furniture ("Read more", a credit) and prove nothing
#: A headline kept by another outlet: so many words in a row at least, so large a part of the shorter, so soon.
_HEADLINE, _KEPT, _PRINTED_WITHIN = 7, 0.75, timedelta(days=3)
_NAME: Final = 7  # letters of a word in whose spelling two hands show
_FEWEST: Final = 3  # sentences a cut copy must share; two may be a quotation both reports carry


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Articles that are one text; ``key`` is the copy key of the fullest body, ``origin`` who wrote it."""

    key: str
    origin: str
    article_ids: tuple[str, ...]  # in order of publication


def copy_groups(articles: Sequence[Article]) -> tuple[CopyGroup, ...]:
    """Return the copy groups of the articles (each article is in exactly one), by their first article's id."""
    keys = [
        {f"body {body_key(article.body)}" if article.body.strip() else f"empty {index}"}
        for index, article in enumerate(articles)
    ]
    for shorter, longer in _cuts(articles):
        keys[shorter].add(f"cut {longer}")
        keys[longer].add(f"cut {longer}")
    groups = [_group([articles[index] for index in members]) for members in united(keys)]
    return tuple(sorted(groups, key=lambda group: group.article_ids))


def body_key(body: str) -> str:
    """Return the copy key of a body without its short lines, so that a credit or a link makes no other text.

    A body of nothing but short lines keys on all of its words.
    """
    long = _sentences(body)
    return copy_key("\n".join(long) if long else body)


def contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Tell whether the sentences of the shorter, all but one, stand in the longer in the same order, word by word."""
    if len(shorter) > len(longer) + 1:
        return False
    found, place = 0, 0
    for sentence in shorter:
        if sentence in longer[place:]:
            place = longer.index(sentence, place) + 1
            found += 1
    return found >= max(_FEWEST, len(shorter) - 1)


def same_text(one: Article, other: Article, head: Sequence[str], other_head: Sequence[str]) -> bool:
    """Tell whether two articles are one text: by their bodies; by their headlines' words where one has no body.

    A headline says it only where both outlets keep nearly all of its words in their order, days apart at most, and
    spell names alike: who respells the names has written anew.
    """
    said, also = _sentences(one.body), _sentences(other.body)
    if said and also:
        return one.origin == other.origin and (contains(said, also) or contains(also, said))
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


def _sentences(body: str) -> tuple[str, ...]:
    """Reduce a body to the normal form of its sentences of at least six words."""
    plain = clean(body)
    found = (
        words_of(plain[start:end]) for left, right in paragraphs(body) for start, end in sentences(plain, left, right)
    )
    return tuple(sentence for sentence in found if sentence.count(" ") + 1 >= _SHORT)


def _cuts(articles: Sequence[Article]) -> Iterable[tuple[int, int]]:
    """Find the pairs (shorter, longer) of one credited origin where the longer body holds the shorter."""
    said = [_sentences(article.body) if article.origin_basis != "outlet" else () for article in articles]
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, article in enumerate(articles):
        for sentence in dict.fromkeys(said[index]):
            holders[article.origin, sentence].append(index)
    for index, article in enumerate(articles):
        near = {other for sentence in said[index][:2] for other in holders[article.origin, sentence] if other != index}
        yield from ((index, other) for other in sorted(near) if contains(said[other], said[index]))


def _group(members: Sequence[Article]) -> CopyGroup:
    """Name a group after its fullest body and the first credited origin."""
    ordered = sorted(members, key=lambda article: (_published(article), article.article_id))
    fullest = max(ordered, key=lambda article: (len(article.body), article.article_id))
    credited = next((article for article in ordered if article.origin_basis != "outlet"), ordered[0])
    return CopyGroup(
        key=body_key(fullest.body),
        origin=credited.origin,
        article_ids=tuple(dict.fromkeys(article.article_id for article in ordered)),
    )


def _published(article: Article) -> float:
    return article.published_at.timestamp() if article.published_at else float("inf")

"""One article with its layers: sentences, typed mentions, quotations with their speakers."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from extractors.dates import dates
from extractors.durations import durations, ordinals
from extractors.mentions import Names, find_names, names
from extractors.model.lexicon import Talks
from extractors.model.news import Article
from extractors.model.text import Annotated, Mention, Quotation, Sentence
from extractors.numbers import numbers
from extractors.quotations import Quoted, quoted
from extractors.text import clean, paragraphs, sentences


def annotate(article: Article, talks: Talks) -> Annotated:
    """Read the layers of an article that every rule stands on; pure, offsets into its title and body as they are."""
    ready = names(talks)
    today, reference = local_day(article, talks)
    plain = clean(article.body)
    lines = paragraphs(article.body)
    marks = quoted(plain, lines)
    found: list[Sentence] = []
    if article.title.strip():
        found.append(
            _sentence(
                article.title,
                clean(article.title),
                "title",
                -1,
                0,
                0,
                len(article.title),
                ready,
                today,
                reference,
                frozenset(),
            )
        )
    seen: set[str] = {m.id for s in found for m in s.mentions if m.kind == "person"}
    for number, (left, right) in enumerate(lines):
        for start, end in sentences(plain, left, right, [(q.outer_start, q.outer_end) for q in marks]):
            sentence = _sentence(
                article.body, plain, "body", number, len(found), start, end, ready, today, reference, frozenset(seen)
            )
            seen.update(m.id for m in sentence.mentions if m.kind == "person")
            found.append(sentence)
    return Annotated(
        article=article,
        talks=talks,
        sentences=tuple(found),
        quotations=tuple(_quotation(article.body, q) for q in marks),
    )


def local_day(article: Article, talks: Talks) -> tuple[date | None, str | None]:
    """Give the article's local day and what it rests on: the dateline's day, or the instant in the dateline's zone or its own."""
    line = article.dateline
    if line is not None and line.day is not None:
        return line.day, "dateline"
    if article.published_at is None:
        return None, None
    place = next((p for p in talks.places if line and line.place in (p.name, *p.aliases)), None)
    moment = article.published_at
    if place is not None and place.zone:
        moment = moment.astimezone(ZoneInfo(place.zone))
    return moment.date(), article.published_basis


def _sentence(
    text: str,
    plain: str,
    where: str,
    paragraph: int,
    index: int,
    start: int,
    end: int,
    ready: Names,
    today: date | None,
    reference: str | None,
    seen: frozenset[str],
) -> Sentence:
    piece = plain[start:end]
    found = _layers(
        find_names(piece, ready, today, seen),
        dates(piece, today, reference),
        durations(piece),
        ordinals(piece),
        numbers(piece),
    )
    return Sentence(
        where=where,
        paragraph=paragraph,
        index=index,
        start=start,
        end=end,
        text=text[start:end],
        mentions=tuple(sorted((_moved(m, text, start) for m in found), key=lambda m: (m.start, -m.end))),
    )


def _moved(m: Mention, text: str, by: int) -> Mention:
    start, end = m.start + by, m.end + by
    return Mention(
        kind=m.kind, id=m.id, start=start, end=end, text=text[start:end], span=m.span, quantity=m.quantity, form=m.form
    )


def _quotation(text: str, q: Quoted) -> Quotation:
    return Quotation(
        where="body",
        start=q.start,
        end=q.end,
        text=text[q.start : q.end],
        mode="direct",
        speaker=None,
        role=None,
        channel=None,
    )


def _layers(names_found: list[Mention], *layers: list[Mention]) -> list[Mention]:
    """Join the layers; of two that claim the same words the earlier layer keeps them (a date's day is no count)."""
    kept = list(names_found)
    taken = [m for m in names_found if m.kind in ("joint", "agency", "rival")]
    for layer in layers:
        fresh = [m for m in layer if all(m.end <= other.start or other.end <= m.start for other in taken)]
        kept += fresh
        taken += fresh
    return kept

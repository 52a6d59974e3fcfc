"""One article with its layers: sentences, typed mentions, quotations with their speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from extractors.attribution import walk
from extractors.dates import dates
from extractors.durations import durations, ordinals
from extractors.mentions import find_names
from extractors.model.lexicon import Talks
from extractors.model.news import Article
from extractors.model.talks import Attribution
from extractors.model.text import Annotated, Mention, Quotation, Sentence
from extractors.names import Names, names
from extractors.numbers import numbers
from extractors.quotations import Quoted, quoted
from extractors.spans import Taken, first
from extractors.speakers import remember
from extractors.text import clean, paragraphs, sentences
from extractors.voices import Spoken


def annotate(article: Article, talks: Talks) -> Annotated:
    """Read the layers of an article that every rule stands on; offsets are into its title and body as they are."""
    plain = clean(article.body)
    marks = quoted(article.body, paragraphs(article.body))
    found = _sentences(article, talks, plain, marks)
    today, _ = local_day(article, talks)
    read = walk(plain, found, marks, remember(talks, today))
    quotations = (_quotation(article.body, q, read.spoken.get(q.start)) for q in marks)
    return Annotated(
        article=article,
        talks=talks,
        sentences=found,
        quotations=tuple(q for q in quotations if q is not None),
        attributions=read.attributed,
        said=read.said,
    )


def attributions(annotated: Annotated) -> Mapping[int, Attribution]:
    """Give who says a sentence, by sentence index; sentences the outlet itself vouches for are left out."""
    return annotated.attributions


def local_day(article: Article, talks: Talks) -> tuple[date | None, str | None]:
    """Give the article's local day and what it rests on: dateline, feed, json-ld or page.

    The dateline's own day; else the instant of publication in the time zone of the dateline's place, else with the
    offset it came with.
    """
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


def _sentences(article: Article, talks: Talks, plain: str, marks: tuple[Quoted, ...]) -> tuple[Sentence, ...]:
    reader = _Reader(names(talks), *local_day(article, talks))
    closed = [(q.outer_start, q.outer_end) for q in marks]
    behind = [end for _, end in closed]
    if article.title.strip():
        reader.read("title", -1, article.title, clean(article.title), 0, len(article.title))
    for number, (left, right) in enumerate(paragraphs(article.body)):
        for start, end in sentences(plain, left, right, closed[bisect_right(behind, left) :]):
            reader.read("body", number, article.body, plain, start, end)
    return tuple(reader.found)


class _Reader:
    """Reads sentences one after the other, remembering which persons were named."""

    def __init__(self, ready: Names, today: date | None, reference: str | None) -> None:
        self.ready, self.today, self.reference = ready, today, reference
        self.found: list[Sentence] = []
        self.named: set[str] = set()

    def read(self, where: str, paragraph: int, text: str, plain: str, start: int, end: int) -> None:
        piece = plain[start:end]
        named = find_names(piece, self.ready, self.today, frozenset(self.named))
        self.named |= {m.id for m in named if m.kind == "person"}
        found = _layers(
            named, dates(piece, self.today, self.reference), durations(piece), ordinals(piece), numbers(piece)
        )
        moved = [
            Mention(
                kind=m.kind,
                id=m.id,
                start=m.start + start,
                end=m.end + start,
                text=text[m.start + start : m.end + start],
                span=m.span,
                quantity=m.quantity,
                form=m.form,
            )
            for m in found
        ]
        mentions = tuple(sorted(moved, key=lambda m: (m.start, -m.end)))
        self.found.append(
            Sentence(
                where=where,
                paragraph=paragraph,
                index=len(self.found),
                start=start,
                end=end,
                text=text[start:end],
                mentions=mentions,
            )
        )


def _layers(named: list[Mention], *layers: list[Mention]) -> list[Mention]:
    """Join the layers; of two that claim the same words the earlier layer keeps them (a date's day is no count)."""
    taken = Taken(m for m in named if m.kind in ("joint", "agency", "rival"))
    return [*named, *first(layers, taken)]


def _quotation(text: str, q: Quoted, spoken: Spoken | None) -> Quotation | None:
    """Make a quotation of a marked stretch; None for scare quotes, titles and what nobody is said to have said."""
    if spoken is None or (spoken.mode == "fragment" and not spoken.stated):
        return None
    who = spoken.who
    return Quotation(
        where="body", start=q.start, end=q.end, text=text[q.start : q.end], mode=spoken.mode,
        speaker=who.speaker if who else None, role=who.role if who else None, channel=spoken.channel,
    )  # fmt: skip

"""One record in, one answer out: offsets, titles, new rounds, and what cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import config
from extractors.errors import UnreadableArticle
from extractors.model import Talks
from flows.record import BadRecord, published_at
from flows.understanding import packed, read_or_explain, read_packed, read_record

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
REPORT = (
    "Envoys close third Istanbul session with a swap\n"
    "\n"
    "Share this\n"
    "  The delegations of Russia and Ukraine ended a third round of talks in Istanbul on Wednesday.\n"
    "They agreed to exchange 1,200 prisoners of war, Vladimir Medinsky said. “We sat for an hour,” he added.\n"
)
HEADLINE = "Russia and Ukraine agree to swap 1,200 prisoners"
PAGE = f"<html><body><h1>Envoys close session</h1><article><p>{REPORT.splitlines()[3]}</p><p>{'More of it. ' * 30}</p>"
PLAN = (
    "Russian and Ukrainian delegations will meet in Astana on January 28, Kremlin aide Yuri Ushakov said on Thursday."
)


@pytest.fixture(scope="module")
def talks() -> Talks:
    """Load the shipped topic."""
    return config.load_talks(Path(config.__file__).parent / "talks" / "russia_ukraine")


def _read(talks: Talks, **record: Any) -> dict[str, Any]:
    return read_record({"id": "r1", **record}, talks, talks.rounds, NOW)


def test_offsets_count_the_given_text(talks: Talks) -> None:
    """Blank lines, buttons and indents stay where they are: every evidence re-reads from the text as handed in."""
    answer = _read(talks, text=REPORT, published="2025-07-24T08:00:00+03:00")
    spans = [fact["evidence"] for fact in answer["facts"]]
    assert {"round", "prisoner_exchange", "quote"} <= {fact["type"] for fact in answer["facts"]}
    assert [one["in"] for one in spans] == ["body"] * len(spans)
    assert [REPORT[one["start"] : one["end"]] for one in spans] == [one["text"] for one in spans]


def test_a_short_first_line_is_the_title(talks: Talks) -> None:
    """Without a title given, a short first line that is no sentence is it; what it says is the headline's."""
    text = f"{HEADLINE}\n{REPORT.splitlines()[3]}\n"
    answer = _read(talks, text=text, published="2025-07-24T08:00:00+03:00")
    assert answer["title"] == HEADLINE
    headline = [fact for fact in answer["facts"] if fact["scope"] == "headline"]
    assert headline
    assert all(fact["evidence"]["end"] <= len(answer["title"]) for fact in headline)


def test_evidence_in_a_title_given_apart_counts_the_title(talks: Talks) -> None:
    """A headline that is no part of the text keeps offsets of its own and says so."""
    answer = _read(talks, text=REPORT.splitlines()[3], title=HEADLINE, published="2025-07-24T08:00:00+03:00")
    spans = [fact["evidence"] for fact in answer["facts"] if fact["evidence"]["in"] == "title"]
    assert spans
    assert [HEADLINE[one["start"] : one["end"]] for one in spans] == [one["text"] for one in spans]


def test_the_answer_has_the_agreed_form(talks: Talks) -> None:
    """Class, rounds, origin, facts, quotations and reasons are all there, under the record's id."""
    answer = _read(talks, text=REPORT, published="2025-07-24T08:00:00+03:00")
    wanted = "id class main_round rounds origin distributor facts quotes coverage_reasons"
    assert set(wanted.split()) <= answer.keys()
    assert (answer["id"], answer["class"], answer["main_round"]) == ("r1", "round_report", "istanbul-2025-3")
    assert [one["evidence"]["text"] for one in answer["quotes"]] == ["We sat for an hour,"]
    third = answer["rounds"][0]
    assert (third["series"], third["number"], third["start"], third["new"]) == ("istanbul-2025", 3, "2025-07-23", False)


def test_a_session_that_fits_no_known_round_is_new(talks: Talks) -> None:
    """A session announced for a place and day nobody knows opens a round, which fact and main round name."""
    answer = _read(talks, text=PLAN, published="2026-01-22T12:00:00+03:00")
    new = [one for one in answer["rounds"] if one["new"]]
    assert [(one["id"], one["start"], one["participants"]) for one in new] == [
        ("astana-2026-1", "2026-01-28", ["RU", "UA"])
    ]
    assert answer["main_round"] == "astana-2026-1"
    assert [fact["round"] for fact in answer["facts"] if fact["type"] == "round"] == ["astana-2026-1"]


def test_a_known_session_is_not_new(talks: Talks) -> None:
    """The registry's rounds are recognised, none is opened for them."""
    answer = _read(talks, text=REPORT, published="2025-07-24T08:00:00+03:00")
    assert not any(one["new"] for one in answer["rounds"])


def test_a_page_answers_with_the_text_its_offsets_count(talks: Talks) -> None:
    """For HTML the extracted body is part of the answer, and evidence re-reads from it."""
    answer = _read(talks, html=PAGE, title="Envoys close session", published="2025-07-24T08:00:00+03:00")
    spans = [fact["evidence"] for fact in answer["facts"] if fact["evidence"]["in"] == "body"]
    assert spans
    assert [answer["text"][one["start"] : one["end"]] for one in spans] == [one["text"] for one in spans]


def test_a_page_may_come_as_bytes(talks: Talks) -> None:
    """Bytes are read with the charset the server named."""
    page = PAGE.replace("Istanbul", "İstanbul").encode("utf-16")
    answer = _read(talks, html=page, charset="utf-16", title="x", published="2025-07-24T08:00:00+03:00")
    assert "İstanbul" in answer["text"]


def test_a_title_alone_is_what_only_a_feed_says(talks: Talks) -> None:
    """A headline without a text is classed and opens at most a rumoured round."""
    answer = _read(talks, text="", title="Russia and Ukraine end talks in Istanbul", published="2025-07-24")
    assert answer["class"] == "round_report"


def test_words_without_a_report_are_not_about_the_talks(talks: Talks) -> None:
    """A text of nothing but a credit line has no facts and says why."""
    answer = _read(talks, text="©2025 Example News. Distributed by Example Agency.")
    assert (answer["class"], answer["facts"]) == ("not_talks", [])
    assert answer["coverage_reasons"]


@pytest.mark.parametrize(
    ("said", "instant"),
    [
        ("2025-07-24T08:00:00+03:00", "2025-07-24T05:00:00+00:00"),
        ("2025-07-24T08:00:00", "2025-07-24T08:00:00+00:00"),
        ("2025-07-24", "2025-07-24T12:00:00+00:00"),
        ("Thu, 24 Jul 2025 08:00:00 +0300", "2025-07-24T05:00:00+00:00"),
    ],
)
def test_publication_times_are_read_as_feeds_write_them(said: str, instant: str) -> None:
    """ISO 8601 and RFC 822 are read; without a zone it is UTC, a bare day its noon."""
    assert published_at({"published": said}, NOW) == datetime.fromisoformat(instant)


def test_the_zone_of_a_publication_time_is_kept() -> None:
    """The local day of an article is that of its own clock."""
    late = published_at({"published": "2025-07-24T00:30:00+03:00"}, NOW)
    assert late is not None
    assert late.date().isoformat() == "2025-07-24"


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"text": "", "html": ""},
        {"text": 5},
        {"html": ["x"]},
        {"text": "x", "title": {}},
        {"text": "x", "published": "yesterday"},
        {"text": "x", "published": 20250724},
    ],
)
def test_a_bad_record_is_refused(talks: Talks, record: dict[str, Any]) -> None:
    """What is no text, brings nothing or names no time cannot be read, and is answered with its error."""
    with pytest.raises(BadRecord):
        read_record(record, talks, talks.rounds, NOW)
    assert read_or_explain({"id": 7, **record}, talks, talks.rounds, NOW).keys() == {"id", "error"}


def test_a_page_that_is_none_is_refused(talks: Talks) -> None:
    """HTML without an article has its reason."""
    with pytest.raises(UnreadableArticle):
        _read(talks, html="<html><body></body></html>")


@pytest.mark.parametrize("text", ["Talks \ud800 in \x00Istanbul ended.", "\u202eTalks", "\ufeffTalks", "x" * 100_000])
def test_hostile_characters_move_no_offset(talks: Talks, text: str) -> None:
    """Surrogates, NUL, overrides and a text without a break are read; what is found re-reads."""
    answer = _read(talks, text=f"{text}\n{REPORT.splitlines()[3].strip()}", published="2025-07-24T08:00:00+03:00")
    given = f"{text}\n{REPORT.splitlines()[3].strip()}"
    assert [fact["type"] for fact in answer["facts"]].count("round") >= 1
    for fact in answer["facts"]:
        evidence = fact["evidence"]
        source = answer["title"] if evidence["in"] == "title" else given
        assert source[evidence["start"] : evidence["end"]] == evidence["text"]


def test_children_read_what_the_parent_packed(talks: Talks) -> None:
    """Records read from packed talks answer as read at once, the bad one among them too."""
    records = [{"id": "a", "text": REPORT, "published": "2025-07-24T08:00:00+03:00"}, {"id": "b"}]
    answers = read_packed(records, packed(talks, talks.rounds), NOW)
    assert answers == [read_or_explain(record, talks, talks.rounds, NOW) for record in records]

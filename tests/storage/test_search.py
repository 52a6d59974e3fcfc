"""Searching: what may be typed, what the index holds and how it follows the snapshot, what is found and shown."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.errors import StoreError
from extractors.model import Article
from storage import lock
from storage.article import Found as FoundArticle
from storage.article import record_articles
from storage.database import open_live, open_snapshot
from storage.search import Found, Hit, Wanted, search, search_store
from storage.search.index import bring_up, index_of, keep_fresh, open_index, scratch
from storage.search.marks import marked_texts
from storage.search.terms import MOST_WORDS, expression
from storage.snapshot import publish
from tests.storage.sample import NOW, article, entry

UKRAINIAN = article("uk", "Сторони погодили обмін полоненими. Переговори тривали годину.", language="uk")
RUSSIAN = article("ru", "Переговоры завершились; об обмене военнопленными договорились.", language="ru")


@pytest.fixture
def place(snapshot: Path, tmp_path: Path) -> Path:
    """Give a snapshot of its own, without an index yet."""
    return Path(shutil.copyfile(snapshot, tmp_path / "snapshot.duckdb"))


@pytest.fixture
def held(database: Path) -> Iterator[Path]:
    """Give a live database whose lock is held."""
    with lock.hold(database, NOW):
        yield database


def published(database: Path, at: datetime, *articles: Article) -> Path:
    """Record articles at an instant, publish, and return the snapshot."""
    place = database.parent.parent / "snapshot.duckdb"
    with open_live(database) as store:
        founds = [
            FoundArticle(entry_id=entry(one.url.rpartition("/")[2]).entry_id, document_id=None, article=one)
            for one in articles
        ]
        record_articles(store, founds, [], at)
    publish(database, place)
    return place


def matches(typed: str, *texts: str) -> list[int]:
    """Return which of the texts an expression finds."""
    with closing(scratch((number, "", text) for number, text in enumerate(texts))) as words:
        found = words.execute("select rowid from words where words match ? order by rowid", (expression(typed),))
        return [row[0] for row in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("exchange prisoners", [0, 1]),
        ("exchanging", [0, 1]),
        ('"exchange of prisoners"', [0]),
        ('"exchange of prisoners', [0]),
        ("bodies OR prisoners", [0, 1, 2]),
        ("russia bodies OR prisoners", [0, 2]),
        ("prisoners -russia", [1]),
        ("OR bodies", [2]),
        ("bodies OR", [2]),
        ("repat*", [2]),
        ("1,200", [1]),
        ("RUSSIA'S", [0]),
        ("cease-fire", [2]),
    ],
)
def test_words_phrases_either_and_not(typed: str, found: list[int]) -> None:
    """All words must be there, in any English form; quotes are phrases; OR joins its neighbours; a minus leaves out."""
    texts = (
        "Russia's exchange of prisoners went ahead.",
        "They exchanged 1,200 prisoners.",
        "Bodies were repatriated by Russia after the cease-fire.",
    )
    assert matches(typed, *texts) == found


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("переговоры", "о ходе переговоров"),
        ("переговоров", "на переговорах"),
        ("пленных", "обмен пленными"),
        ("делегация", "главы делегаций"),
        ("перемовини", "на перемовинах у Стамбулі"),
        ("полонених", "обмін полоненими"),
        ("домовленість", "про домовленості"),
        ("ОБМІН", "обмін"),
        ("Зеленський", "з Зеленським"),
    ],
)
def test_russian_and_ukrainian_words_match_in_other_endings(typed: str, text: str) -> None:
    """An inflected word finds its other forms; a phrase in quotes is taken as it stands."""
    assert matches(typed, text, "щось інше") == [0]
    assert matches(f'"{typed}"', text) == ([0] if typed.lower() in text else [])


@pytest.mark.parametrize("typed", ["", "  ", '""', "- OR *", "-prisoners", "!!! ??? …", "\0", "a " * (MOST_WORDS + 1)])
def test_what_says_nothing_is_refused_in_words(typed: str) -> None:
    """Nothing to look for, or far too much, is an error that says so."""
    with pytest.raises(StoreError, match=r"say what to look for|at most 32 words"):
        expression(typed)


@settings(max_examples=300, deadline=None)
@given(
    typed=st.text(
        st.sampled_from("ab \"'*-^:(){}+.,ORNEAD\0\\;%_ы\u0301\ud800\U0001f54a\n") | st.characters(), max_size=40
    )
)
def test_nothing_that_is_typed_breaks_a_search(typed: str) -> None:
    """Whatever is typed is either refused in words or understood by the index."""
    try:
        asked = expression(typed)
    except StoreError:
        return
    text = typed.encode("utf-8", "replace").decode()  # what is stored holds no half of a surrogate pair
    marked_texts(asked, {"one": ("a title", text), "two": (text, "body")})


def test_marks_are_code_points_of_the_text() -> None:
    """Marks count characters, not bytes, in the title, in the passage and the whole text; line ends become blanks."""
    body = "🕊 Перші переговори.\n" + "слово " * 60 + "Нові ПЕРЕГОВОРИ \x02тут\x03."
    (one,) = marked_texts(expression("переговори"), {"x": ("🕊 Переговори", body)}).values()
    assert [one.title[start:end] for start, end in one.title_marks] == ["Переговори"]
    assert [body[start:end] for start, end in one.spans["body"]] == ["переговори", "ПЕРЕГОВОРИ"]
    assert {one.passage[start:end].lower() for start, end in one.passage_marks} == {"переговори"}
    assert "\n" not in one.passage
    assert "\x02" not in one.passage
    (other,) = marked_texts(expression("нема"), {"x": ("title", "body")}).values()
    assert (other.title, other.passage, other.passage_marks) == ("title", "body", ())


def test_an_article_is_found_with_its_passage_and_its_facts(place: Path) -> None:
    """A hit names where it was printed, what it is about, where the words stand and which facts rest on them."""
    found = search(place, "exchange prisoners")
    assert (found.total, len(found.hits), found.stale) == (2, 2, False)
    hit = found.hits[0]
    assert (hit.outlet, hit.origin, hit.doc_class) == ("Anadolu", "Reuters", "round_report")
    assert hit.rounds == ("istanbul-2025-3",)
    assert [hit.passage[start:end] for start, end in hit.passage_marks] == ["exchange", "prisoners"]
    (fact,) = hit.facts
    assert (fact.type, fact.status, fact.actor) == ("prisoner_exchange", "agreed", "BOTH")
    assert "exchange about 1,200 prisoners" in fact.evidence
    assert search(place, "presidents").hits[0].facts == ()


def test_a_search_is_narrowed(place: Path) -> None:
    """By days, round, class, and to words that became facts; what is off the topic comes only when asked for."""

    def total(typed: str = "delegations", **wanted: object) -> int:
        return search(place, typed, Wanted(**wanted)).total  # type: ignore[arg-type]

    assert (total(), total(off_topic=True), total(doc_class="not_talks")) == (2, 3, 1)
    assert (total(since=date(2026, 11, 24)), total(until=date(2026, 11, 23))) == (0, 2)
    assert (total(round_id="istanbul-2025-3"), total(round_id="istanbul-2025-2")) == (2, 0)
    assert (total("presidents", evidence_only=True), total("prisoners", evidence_only=True)) == (0, 2)
    assert len(search(place, "delegations", Wanted(limit=1)).hits) == 1


def test_the_index_follows_the_snapshot(held: Path) -> None:
    """The first search builds it, later ones add what is new; only the newest version of an article is found."""
    place = published(held, NOW, UKRAINIAN)
    assert keep_fresh(place) == 0
    assert not index_of(place).exists()
    assert [hit.article_id for hit in search(place, "переговоры").hits] == [UKRAINIAN.article_id]
    later = NOW + timedelta(minutes=15)
    published(held, later, RUSSIAN, article("uk", "Переговори перенесено.", language="uk"))
    assert keep_fresh(place) == 2
    assert keep_fresh(place) == 0
    assert {hit.article_id for hit in search(place, "переговоры").hits} == {RUSSIAN.article_id, UKRAINIAN.article_id}
    assert search(place, "полоненими").total == 0
    (hit,) = search(place, "перенесено").hits
    assert (hit.article_id, hit.version) == (UKRAINIAN.article_id, 2)


def test_an_article_recorded_by_a_clock_that_ran_backwards_is_found(held: Path) -> None:
    """What is missing is added whatever instant it bears."""
    place = published(held, NOW, UKRAINIAN)
    search(place, "обмін")
    published(held, NOW - timedelta(days=3), RUSSIAN)
    assert search(place, "договорились").total == 1


def test_a_database_restored_from_a_backup_is_searched_as_it_is(held: Path, tmp_path: Path) -> None:
    """A version that was written otherwise after a restore is found by its own words, no more by the lost ones."""
    backup = tmp_path / "backup.duckdb"
    published(held, NOW, UKRAINIAN)
    shutil.copyfile(held, backup)
    place = published(held, NOW + timedelta(minutes=15), article("uk", "Переговори перенесено.", language="uk"))
    assert search(place, "перенесено").total == 1
    shutil.copyfile(backup, held)
    published(held, NOW + timedelta(minutes=30), article("uk", "Переговори скасовано.", language="uk"))
    assert search(place, "скасовано").hits[0].version == 2
    assert search(place, "перенесено").total == 0


def test_a_search_of_an_old_snapshot_shows_nothing_newer(held: Path) -> None:
    """Whoever keeps a snapshot open searches that state although the index has gone on."""
    place = published(held, NOW, UKRAINIAN)
    with closing(open_snapshot(place)) as old:
        published(held, NOW + timedelta(minutes=15), RUSSIAN, article("uk", "Переговори перенесено.", language="uk"))
        assert search(place, "переговоры").total == 2
        assert search_store(old, "договорились", Wanted()).total == 0
        assert search_store(old, "перенесено", Wanted()).total == 0
        assert [hit.version for hit in search_store(old, "переговори", Wanted()).hits] == [1]


def test_a_damaged_index_is_built_anew_and_a_draft_left_behind_is_removed(place: Path) -> None:
    """Rubbish in place of the index, an index of another form and a killed builder's draft cure themselves."""
    index = index_of(place)
    for rubbish in (b"no database at all" * 100, b""):
        index.write_bytes(rubbish)
        assert search(place, "prisoners").total == 2
    with closing(sqlite3.connect(index, isolation_level=None)) as other:
        other.execute("pragma user_version = 99")
    old = index.with_name(f".{index.name}.dead.new")
    old.touch()
    os.utime(old, (0, 0))
    assert search(place, "prisoners").total == 2
    assert sorted(path.name for path in place.parent.iterdir()) == ["snapshot.duckdb", "snapshot.search.sqlite"]


def test_where_nothing_can_be_written_the_index_that_is_there_must_do(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that cannot bring the index up says so; without any index it says what is wrong."""

    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("storage.search.index._add", full)
        with pytest.raises(StoreError, match=r"search index .* cannot be written"):
            search(place, "prisoners")
        assert list(place.parent.iterdir()) == [place]
    search(place, "prisoners")
    monkeypatch.setattr("storage.search.index._add", full)
    found: Found = search(place, "prisoners")
    assert (found.total, found.stale) == (2, True)


def test_an_index_is_added_to_in_one_step(held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search beside one that adds sees all of it or nothing, and one that is broken off leaves the index whole."""
    place = published(held, NOW, UKRAINIAN)
    search(place, "обмін")
    published(held, NOW + timedelta(minutes=15), RUSSIAN)
    index = index_of(place)

    def broken(*_: object) -> Iterator[list[tuple[object, ...]]]:
        raise StoreError("broken off")

    with closing(open_snapshot(place)) as store, monkeypatch.context() as patched:
        patched.setattr("storage.search.index._STATE", "select error('broken off') as texts, null as last")
        with pytest.raises(StoreError):
            bring_up(index, store)
    with open_index(index) as words:
        assert words.execute("select count(*) from text").fetchone() == (1,)
    assert search(place, "договорились").total == 1


def test_a_hit_is_made_of_plain_values(place: Path) -> None:
    """Scores fall from hit to hit, and the link is the address of the page."""
    hits: tuple[Hit, ...] = search(place, "delegations OR prisoners", Wanted(off_topic=True)).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.url.startswith("https://news.example/") for hit in hits)

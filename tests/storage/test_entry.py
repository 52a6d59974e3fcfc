"""Which pages are asked for, and where entries stand after each stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from storage.article import Found, Read, articles_to_understand, documents_to_read, record_articles
from storage.document import Fetched, record_documents
from storage.entry import pages_due
from storage.feed import record_polls, sync_feeds
from storage.store import Store
from tests.storage.sample import NOW, article, document, drop, entry, feed, later, poll


def listed(store: Store, *entries: Any, at: datetime = NOW) -> None:
    """Let the feeds list some entries."""
    names = sorted({e.feed for e in entries})
    if at == NOW:
        sync_feeds(store, [feed(name) for name in names], NOW)
    record_polls(store, [poll(name, at=at) for name in names], entries, [], at)


def state(store: Store, key: str = "talks") -> tuple[str, str | None]:
    """Give state and outcome of an entry."""
    row = store.one("select state, outcome from entry where entry_id = $id", id=entry(key).entry_id)
    return row["state"], row["outcome"]


def found(key: str = "talks", body: str | None = None, page: str = "<p>first</p>") -> Found:
    """Make what reading the page of an entry found."""
    made = article(key) if body is None else article(key, body)
    return Found(entry_id=entry(key).entry_id, document_id=document(key, page).document_id, article=made)


def test_a_new_entry_waits_is_fetched_and_read(store: Store) -> None:
    """An entry goes from waiting to fetched to read, and each stage finds exactly its own work."""
    listed(store, entry())
    (due,) = pages_due(store, NOW, 48, 10)
    assert (due.entry, due.feed, due.document) == (entry(), feed(), None)
    assert record_documents(store, [document()], [], [], NOW) == Fetched(fetched=1)
    assert pages_due(store, NOW, 48, 10) == []
    (to_read,) = documents_to_read(store, 10)
    assert (to_read.entry, to_read.document, to_read.version) == (entry(), document(), 0)
    assert record_articles(store, [found()], [], NOW) == Read(new=1)
    assert documents_to_read(store, 10) == []
    assert articles_to_understand(store, 10) == [article()]
    assert state(store) == ("read", None)


def test_every_feed_gets_its_turn(store: Store) -> None:
    """A feed with many new entries does not keep the others waiting."""
    many = [entry(f"many-{n}", "busy") for n in range(5)]
    listed(store, *many, entry("one", "quiet"))
    assert {due.feed.name for due in pages_due(store, NOW, 48, 2)} == {"busy", "quiet"}


def test_a_page_is_looked_at_again_less_and_less_often_for_two_days(store: Store) -> None:
    """The asks of one page lie further and further apart and end 48 hours after first sight."""
    listed(store, entry())
    asked = []
    for minute in range(0, 50 * 60, 30):
        now = later(minutes=minute)
        for due in pages_due(store, now, 48, 10):
            unchanged = [due.entry.entry_id] if due.document else []
            record_documents(store, [] if due.document else [document()], [], unchanged, now)
            asked.append(minute)
    assert asked == [0, 30, 150, 510, 1230, 2670]


def test_a_page_with_the_same_bytes_is_not_read_again(store: Store) -> None:
    """The same body under another ask opens nothing; another body does."""
    listed(store, entry())
    record_documents(store, [document()], [], [], NOW)
    record_articles(store, [found()], [], NOW)
    assert record_documents(store, [document(at=later(hours=1))], [], [], later(hours=1)) == Fetched(unchanged=1)
    assert documents_to_read(store, 10) == []
    second = document(body="<p>second</p>", at=later(hours=4))
    assert record_documents(store, [second], [], [], later(hours=4)) == Fetched(fetched=1)
    (to_read,) = documents_to_read(store, 10)
    assert (to_read.document, to_read.version) == (second, 1)


def test_only_changed_content_makes_a_version(store: Store) -> None:
    """A page that changed around an equal text adds no version; another text adds the next number."""
    listed(store, entry())
    record_documents(store, [document()], [], [], NOW)
    record_articles(store, [found()], [], NOW)
    for hour, page, body, news in ((1, "b", None, Read(same=1)), (2, "c", "Talks were put off.", Read(versions=1))):
        record_documents(store, [document(body=page)], [], [], later(hours=hour))
        assert record_articles(store, [found(body=body, page=page)], [], later(hours=hour)) == news
    versions = store.rows("select version, body, recorded_at from article order by version")
    assert [(row["version"], row["recorded_at"]) for row in versions] == [(1, NOW), (2, later(hours=2))]
    assert [a.version for a in articles_to_understand(store, 10)] == [2]


def test_a_page_not_had_drops_the_entry_and_a_later_ask_revives_it(store: Store) -> None:
    """A passing failure drops the entry with its reason until the page comes after all."""
    listed(store, entry())
    assert record_documents(store, [], [drop()], [], NOW) == Fetched(failed=1)
    assert state(store) == ("dropped", "timeout")
    assert pages_due(store, later(minutes=29), 48, 10) == []
    assert len(pages_due(store, later(minutes=30), 48, 10)) == 1
    record_documents(store, [document()], [], [], later(minutes=30))
    assert state(store)[0] == "fetched"


def test_a_page_gone_for_good_is_never_asked_for_again(store: Store) -> None:
    """A final reason ends the asks."""
    listed(store, entry())
    record_documents(store, [], [drop(reason="gone")], [], NOW)
    assert pages_due(store, later(hours=20), 48, 10) == []


def test_an_article_read_before_survives_a_failed_second_look(store: Store) -> None:
    """A page that fails or gives no text later takes nothing away."""
    listed(store, entry())
    record_documents(store, [document()], [], [], NOW)
    record_articles(store, [found()], [], NOW)
    record_documents(store, [], [drop(reason="not_found")], [], later(hours=1))
    assert state(store) == ("read", None)
    record_documents(store, [document(body="wall")], [], [], later(hours=3))
    record_articles(store, [], [drop(stage="read", reason="empty_body", at=later(hours=3))], later(hours=3))
    assert state(store) == ("read", None)
    assert store.one("select count(*) as n from drop_log")["n"] == 2


def test_the_feed_text_is_read_where_the_page_cannot_be_had(store: Store) -> None:
    """A refused page may be replaced by the feed's own text, and the reason stays known."""
    listed(store, entry())
    assert record_documents(store, [], [], [], NOW, [drop(reason="blocked")]) == Fetched(fetched=1)
    (to_read,) = documents_to_read(store, 10)
    assert (to_read.document, to_read.page_reason) == (None, "blocked")


def test_an_entry_without_address_is_read_from_the_feed_and_again_when_it_changes(store: Store) -> None:
    """No page is asked for where there is no address; a change of the feed's text is a new reading."""
    bare = entry(url=None, canonical_url=None, content="The sides met again.")
    listed(store, bare)
    assert pages_due(store, NOW, 48, 10) == []
    (to_read,) = documents_to_read(store, 10)
    assert (to_read.entry, to_read.document) == (bare, None)
    record_articles(store, [replace(found(), document_id=None)], [], NOW)
    listed(store, replace(bare, content="The sides parted.", fingerprint="2"), at=later(hours=1))
    assert [t.version for t in documents_to_read(store, 10)] == [1]


def test_a_changed_entry_is_looked_at_even_after_two_days(store: Store) -> None:
    """An entry the feed changed is asked for again, whatever its age, and read even when the page says unchanged."""
    listed(store, entry())
    record_documents(store, [document()], [], [], NOW)
    record_articles(store, [found()], [], NOW)
    old = later(days=5)
    assert pages_due(store, old, 48, 10) == []
    listed(store, entry(title="Correction", fingerprint="2"), at=old)
    (due,) = pages_due(store, old, 48, 10)
    assert record_documents(store, [], [], [due.entry.entry_id], old) == Fetched(fetched=1)
    assert documents_to_read(store, 10)[0].entry.title == "Correction"


def test_an_article_another_entry_brought_is_a_duplicate_link(store: Store) -> None:
    """Two entries leading to one article leave one article and one drop that says why."""
    listed(store, entry(), entry("pointer"))
    pointer = document("pointer", "<p>same</p>")
    record_documents(store, [document(), pointer], [], [], NOW)
    again = Found(entry_id=pointer.entry_id, document_id=pointer.document_id, article=article())
    assert record_articles(store, [found(), again], [], NOW) == Read(new=1, dropped=1)
    assert state(store, "pointer") == ("dropped", "duplicate_link")
    assert store.one("select reason, title from drop_log") == {
        "reason": "duplicate_link",
        "title": entry("pointer").title,
    }


def test_recording_a_stage_twice_changes_nothing(store: Store) -> None:
    """Pages and articles written a second time with the same instant leave every table as it was."""
    listed(store, entry(), entry("swap"), entry("old"))
    states = []
    for _ in range(2):
        record_documents(store, [document(), document("swap")], [drop("old")], [], NOW)
        record_articles(store, [found()], [drop("swap", "read", "empty_body")], NOW)
        tables = ("entry", "document", "article", "drop_log")
        states.append([store.rows(f"from {table} order by all") for table in tables])
    assert states[0] == states[1]

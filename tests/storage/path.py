"""The whole path through storage for a few articles, stage by stage, as a cycle does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from extractors.claims import Made
from extractors.copies import copy_groups
from extractors.model import Alert, Claim, Delivery, Link, Round, RoundEvent
from extractors.rounds import RoundChange
from storage.alert import Composed, Ended, alerts_to_compose, begin_attempts, end_attempts, record_composed
from storage.article import Found, articles_to_understand, record_articles
from storage.claim import record_claims
from storage.copy import articles_to_group, record_groups
from storage.document import record_documents
from storage.feed import record_polls, sync_feeds
from storage.fusion import sayings_to_fuse
from storage.link import articles_to_link, record_links
from storage.reading import observations_undecided, record_readings
from storage.round import record_round_changes, sync_registry
from storage.run import close_run, open_run
from storage.store import Store
from storage.support import stage_supports
from tests.extractors.fused import TALKS
from tests.storage.sample import NOW, article, digest, document, drop, entry, feed, poll, reading

RULES = "rules-1"
Stage = Callable[[Store, datetime], object]


def known_round(number: int = 3, **changes: object) -> Round:
    """Make a round of the Istanbul series."""
    made = Round(
        round_id=f"istanbul-2025-{number}",
        series="istanbul-2025",
        number=number,
        start_on=date(2025, 7, 23),
        end_on=date(2025, 7, 23),
        city="Istanbul",
        country="TR",
        venue="Ciragan Palace",
        participants=("RU", "UA"),
        heads={"RU": "medinsky", "UA": "umerov"},
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def event(of: Round, state: str = "concluded", now: datetime = NOW, **changes: object) -> RoundEvent:
    """Make the event of a round coming into a state."""
    made = RoundEvent(
        event_id=digest(f"{of.round_id} {state}"),
        round_id=of.round_id,
        state=state,
        happened_on=of.start_on,
        summary=f"Round {of.number} is {state}.",
        is_new=True,
        alert=True,
        article_ids=(article().article_id,),
        origins=("Reuters",),
        reason="two origins",
        decided_at=now,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def alert(of: RoundEvent, channel: str = "log", now: datetime = NOW) -> Alert:
    """Make the alert of an event on a channel."""
    return Alert(
        alert_id=digest(of.event_id + channel),
        event_id=of.event_id,
        channel=channel,
        payload={"round": of.round_id, "state": of.state},
        created_at=now,
        kind=f"round.{of.state}",
        subject=of.round_id,
        due_at=now,
    )


def composed(store: Store, now: datetime) -> None:
    """Compose what waits to be, each alert its own message."""
    made = [
        Composed(alert_id=one.alert_id, payload=dict(one.payload), state="waiting", due_at=now, lead_id=None)
        for one in alerts_to_compose(store)
    ]
    record_composed(store, made, now)


def polling(store: Store, now: datetime) -> None:
    """List three entries and drop one old item."""
    sync_feeds(store, [feed(), feed("trt")], now)
    entries = [entry(), entry("copy", "trt"), entry("sport", "trt"), entry(name="trt")]
    drops = [replace(drop("old", "poll", "too_old", now), feed="trt")]
    record_polls(store, [poll(at=now), poll("trt", at=now, items=4)], entries, drops, now)


def fetching(store: Store, now: datetime) -> None:
    """Fetch two pages; the third cannot be had and its feed text is read."""
    record_documents(store, [document(at=now), document("copy", at=now)], [], [], now, [drop("sport", at=now)])


def reading_pages(store: Store, now: datetime) -> None:
    """Read the three texts."""
    founds = [
        Found(entry_id=entry(key).entry_id, document_id=document_id, article=article(key))
        for key, document_id in (
            ("talks", document("talks").document_id),
            ("copy", document("copy").document_id),
            ("sport", None),
        )
    ]
    record_articles(store, founds, [], now)


def understanding(store: Store, now: datetime) -> None:
    """Understand the three texts: two reports of a round, one off topic."""
    of_sport = article("sport").article_id
    readings = [
        reading(a, "not_talks", ()) if a.article_id == of_sport else reading(a)
        for a in articles_to_understand(store, 10)
    ]
    off = [replace(drop("sport", "cover", "not_talks", now))]
    record_readings(store, readings, off, RULES, "run-1", now)


def grouping(store: Store, now: datetime) -> None:
    """Put the copies into one group."""
    record_groups(store, copy_groups(articles_to_group(store, NOW - timedelta(days=7))), now)


def deciding(store: Store, now: datetime) -> None:
    """Decide the round with all observations, with its event and alert."""
    sync_registry(store, [known_round(2, start_on=date(2025, 6, 2), end_on=date(2025, 6, 2))], now)
    found = known_round(discovered=True, basis="dateline")
    told = event(found, now=now)
    change = RoundChange(round=found, events=(told,), is_new=True)
    record_round_changes(store, [change], [alert(told, now=now)], observations_undecided(store), now)


def fusing(store: Store, now: datetime) -> None:
    """Make one claim of all facts."""
    fused = sayings_to_fuse(store)
    claim = Claim(
        claim_id=digest("exchange"),
        round_id="istanbul-2025-3",
        type="prisoner_exchange",
        merge_key="status=agreed|day=deal",
        status="agreed",
        actor="BOTH",
        value={"quantity": 1200, "qualifier": "approx", "per_side": "unspecified"},
        supports=(),
        origins=1,
        outlets=1,
        both_sides="third",
        first_seen_at=NOW,
        last_seen_at=NOW,
    )
    made = [Made(claim=claim, sayings=fused.sayings)] if fused.groups else []
    stage_supports(store, made, TALKS)
    record_claims(store, [one.claim for one in made], fused, now)


def linking(store: Store, now: datetime) -> None:
    """Link every article on the talks to the round."""
    covered = articles_to_link(store, 10)
    links = [
        Link(
            article_id=one.article.article_id,
            relation="followup_same_round",
            target_kind="round",
            target_id="istanbul-2025-3",
            reason="same day, same place",
        )
        for one in covered
        if one.coverage.doc_class != "not_talks"
    ]
    record_links(store, links, [one.article.article_id for one in covered], RULES, now)


def delivering(store: Store, now: datetime) -> None:
    """Deliver the alert at the second attempt."""
    alert_id = alert(event(known_round())).alert_id
    composed(store, now)
    for n, outcome in ((1, "refused"), (2, "taken")):
        begun = Delivery(alert_id=alert_id, attempt=n, tried_at=now, delivered=False, detail="")
        done = replace(begun, delivered=n == 2, outcome=outcome, detail="200" if n == 2 else "503")
        begin_attempts(store, [begun])
        end_attempts(store, [Ended(delivery=done, state="sent" if n == 2 else "waiting", due_at=now)])


STAGES: tuple[Stage, ...] = (
    polling,
    fetching,
    reading_pages,
    understanding,
    grouping,
    deciding,
    fusing,
    linking,
    delivering,
)


def cycle(store: Store, now: datetime = NOW) -> None:
    """Run all stages as one run and close its books."""
    open_run(store, "run-1", "cycle", RULES, now)
    for stage in STAGES:
        stage(store, now)
    close_run(store, "run-1", "done", "", now)

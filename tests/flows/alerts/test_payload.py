"""Payloads are valid, and several events of one subject are one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from extractors.model import Alert, Round, RoundEvent
from extractors.model.feeds import Flag
from extractors.rounds import RoundChange
from flows.alerts.claim_news import claim_news
from flows.alerts.compose import compose
from flows.alerts.operations_news import operations_news
from flows.alerts.outbox import alerts_for, alerts_for_news
from flows.alerts.payload import news_payload, round_payload
from flows.alerts.wants import DIGEST, Subscription
from flows.status.observed import NOTHING, DiskSeen, Observed
from flows.status.register import verdict
from storage.alert import Silence
from storage.news import ClaimNow
from storage.told import Backing, ToldBefore
from tests.flows.alerts.strict import faults

NOW = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
ROUND = Round(
    round_id="abu-dhabi-2026-2", series="abu-dhabi-2026", number=2, start_on=date(2026, 2, 4), end_on=date(2026, 2, 5),
    city="Abu Dhabi", country="AE", venue=None, participants=("RU", "UA", "US"), state="concluded", discovered=True,
)  # fmt: skip
BEHIND = Backing(
    evidence=({"words": "The sides met.", "url": "https://outlet-a.example/1", "outlet": "A", "origin": "Meridian",
               "article_id": "a", "fact_id": "f"},),
    supporters=({"origin": "Meridian", "outlets": ["A"], "articles": 1},),
)  # fmt: skip
CLAIM = ClaimNow(
    claim_id="c", round_id="abu-dhabi-2026-2", type="prisoner_exchange", status="agreed", actor="BOTH",
    value={"quantity": 157, "per_side": "each"}, both_sides="both", matter=None, origins=2, first_seen_at=NOW,
    last_seen_at=NOW, deadline_on=None, article_ids=("a",), against=(),
)  # fmt: skip
DESK = Subscription(hook="desk", kinds=("round.*", "claim.*", "operations.*"))


def event(state: str, *, alert: bool = True) -> RoundEvent:
    """Make an event of the round."""
    return RoundEvent(
        event_id=f"event-{state}", round_id=ROUND.round_id, state=state, happened_on=ROUND.end_on,
        summary=f"It {state}.", is_new=False, alert=alert, article_ids=("a",), origins=("Meridian",),
        reason="because", decided_at=NOW,
    )  # fmt: skip


def alerts(*states: str, to: Subscription = DESK) -> tuple[Alert, ...]:
    """Return the alerts of one change."""
    change = RoundChange(round=ROUND, events=tuple(map(event, states)), is_new=False)
    return alerts_for([change], [to], NOW, timedelta(days=3), {ROUND.round_id: frozenset({"desk"})})


def test_only_alertable_events_become_alerts() -> None:
    """An event that does not alert gives none; the id of one that does is the same whenever it is decided."""
    change = RoundChange(round=ROUND, events=(event("announced", alert=False), event("held")), is_new=False)
    first, again = (alerts_for([change], [DESK, replace(DESK, hook="other")], NOW, timedelta(days=3)) for _ in range(2))
    assert [alert.event_id for alert in first] == ["event-held"] * 2
    assert first == again
    assert len({alert.alert_id for alert in first}) == 2


def test_every_payload_is_valid() -> None:
    """Whatever happened, what is told of it keeps to the published schema."""
    flag = Flag(feed="tass", kind="soft_404", since=NOW, raised_at=NOW, seen_at=NOW, evidence="one text " * 500)
    seen = Observed(
        now=NOW,
        missing_secrets=("hook desk: set KEY in the environment",),
        disk=DiskSeen(path="/" + "x" * 300, free=0, total=0, refuses="read-only"),
        known=replace(NOTHING, flags=(flag,)),
    )
    result = {"claim_id": "c", "type": "prisoner_exchange", "status": "agreed", "actor": "BOTH", "value": CLAIM.value}
    told = [
        round_payload(event(state), ROUND, BEHIND, [result], ToldBefore(hook="desk", event_id="e", summary="It was."))
        for state in "rumoured announced confirmed held concluded postponed cancelled correction".split()
    ]
    news = [
        *claim_news([CLAIM, replace(CLAIM, matter="m", against=("d",), deadline_on=ROUND.start_on)], timedelta(3), NOW),
        *operations_news(verdict(seen).faults, NOW),
    ]
    assert len(news) == 5 + 4
    for payload in (*told, *(news_payload(one, BEHIND) for one in news)):
        assert faults(payload) == [], payload["kind"]


def test_news_are_the_same_whenever_they_are_found() -> None:
    """A figure told more exactly the next day is no second agreement; what is old alerts nobody."""
    first = claim_news([CLAIM], timedelta(days=3), NOW)
    later = claim_news([replace(CLAIM, claim_id="d", value={"quantity": 158})], timedelta(days=3), NOW)
    agreed = [{one.event_id for one in news if one.kind == "claim.agreed"} for news in (first, later)]
    assert agreed[0] == agreed[1] != set()
    old = claim_news([replace(CLAIM, first_seen_at=NOW - timedelta(days=4))], timedelta(days=3), NOW)
    assert not any(one.alert for one in old)
    assert alerts_for_news(old, [DESK], NOW) == ()


def composed(given: tuple[Alert, ...], to: Subscription = DESK, *silences: Silence) -> list[tuple[str, str, int]]:
    """Return state, kind and number of events of each composed alert."""
    payloads = {a.alert_id: round_payload(event(a.kind.removeprefix("round.")), ROUND, BEHIND, []) for a in given}
    made = compose(given, payloads, {"desk": to}, silences, NOW)
    for one in made:
        assert faults(one.payload) == []
    return [(one.state, one.payload["kind"], len(one.payload.get("events", []))) for one in made]


def test_events_of_one_round_in_one_cycle_are_one_message() -> None:
    """The last one tells them all, and the others are told with it; unless the hook wants them apart."""
    assert composed(alerts("held", "concluded")) == [("merged", "round.held", 0), ("waiting", "round.concluded", 2)]
    apart = composed(alerts("held", "concluded"), replace(DESK, together=False))
    assert apart == [("waiting", "round.held", 0), ("waiting", "round.concluded", 0)]


def test_a_summary_goes_out_at_its_hour() -> None:
    """Rumours wait, uncomposed, and then are one message."""
    to = replace(DESK, digest=("round.rumoured", "round.held"), digest_at=time(7))
    waiting = alerts("rumoured", "held", to=to)
    assert {alert.subject for alert in waiting} == {DIGEST}
    assert composed(waiting, to) == []
    due = tuple(replace(alert, due_at=NOW) for alert in waiting)
    assert composed(due, to) == [("merged", "round.rumoured", 0), ("waiting", "digest", 2)]


def test_a_silenced_hook_is_told_nothing_and_it_is_on_record() -> None:
    """A silence about the round or about everything holds the message back for good."""
    for subject in (None, ROUND.round_id):
        one = Silence(
            silence_id="s", hook="desk", subject=subject, until=NOW + timedelta(hours=1), decided_by="", why="",
            decided_at=NOW,
        )  # fmt: skip
        assert composed(alerts("held"), DESK, one) == [("silenced", "round.held", 0)]
        assert composed(alerts("held"), DESK, replace(one, until=NOW)) == [("waiting", "round.held", 0)]

"""Faults of telling: alerts that are dead, wait for too long, were refused, or that no hook of the settings takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from flows.status.fault import Found, Kind, Urgency
from flows.status.observed import Observed
from flows.status.words import at, number, span
from storage.condition import HookNow

#: A refusal is tried again within minutes; what waits longer than this waits for a person.
LONG: Final = timedelta(hours=1)


def hook_dead(seen: Observed) -> Iterator[Found]:
    """Tell that alerts of a hook were refused for days and given up."""
    for one in seen.known.hooks:
        if one.dead:
            what = f"{number(one.dead, 'alert')} for the hook {one.hook} given up"
            yield Found(what=what, since=one.dead_at, evidence=_answer(one), subject=one.hook)


def delivery_late(seen: Observed) -> Iterator[Found]:
    """Tell that alerts were refused and have waited for an hour, or are due and nobody sent them."""
    for one in seen.known.hooks:
        if one.waiting and one.hook in seen.hooks and _late(one, seen):
            yield Found(
                what=f"{number(one.waiting, 'alert')} for the hook {one.hook} not delivered yet",
                since=one.oldest_at,
                evidence=_answer(one) if one.tried else f"due since {at(one.due_at)} and never tried",
                subject=one.hook,
            )


def _late(one: HookNow, seen: Observed) -> bool:
    tried = bool(one.tried and one.oldest_at and seen.now - one.oldest_at > LONG)
    return tried or bool(one.due_at and seen.now - one.due_at > max(LONG, seen.patience))


def delivery_refused(seen: Observed) -> Iterator[Found]:
    """Tell that alerts were refused a little while ago and will be tried again."""
    for one in seen.known.hooks:
        if one.tried and one.hook in seen.hooks and not _late(one, seen):
            yield Found(
                what=f"{number(one.tried, 'alert')} for the hook {one.hook} refused, to be tried again",
                since=one.oldest_at,
                evidence=_answer(one),
                subject=one.hook,
            )


def _answer(one: HookNow) -> str:
    last = f"delivered last {at(one.delivered_at)}" if one.delivered_at else "nothing was ever delivered to it"
    return f"it answered: {one.detail or 'nothing'}; {last}"


def hook_removed(seen: Observed) -> Iterator[Found]:
    """Tell that alerts wait for a hook that is no longer in the settings."""
    for one in seen.known.hooks:
        if one.waiting and one.hook not in seen.hooks:
            yield Found(
                what=f"{number(one.waiting, 'alert')} left for {one.hook}, which is no hook of the settings",
                since=one.oldest_at,
                evidence=f"the oldest waits for {span(seen.now - one.oldest_at)}" if one.oldest_at else "",
                subject=one.hook,
            )


def secret_missing(seen: Observed) -> Iterator[Found]:
    """Tell that a hook cannot send because a variable it needs is not set."""
    for sentence in seen.missing_secrets:
        name = sentence.removeprefix("hook ").partition(":")[0]
        what = f"the hook {name} cannot send: a variable it needs is not set"
        yield Found(what=what, since=None, evidence=sentence, subject=name)


def report_stale(seen: Observed) -> Iterator[Found]:
    """Tell that cycles are to write the report and it is missing, or older than the snapshot by some starts."""
    page, snapshot = seen.report, seen.snapshot
    if seen.refreshed and snapshot and (page is None or snapshot.changed_at - page.changed_at > seen.patience):
        yield Found(
            what="the report is not written anew" if page else "the report was never written",
            since=page.changed_at if page else None,
            evidence=f"the snapshot is of {at(snapshot.changed_at)}",
        )


KINDS: Final = (
    Kind(
        name="hook_dead",
        urgency=Urgency.SOON,
        means="A hook refused alerts for three days; they were given up and stay on record.",
        advice="mend the hook, `parley alerts test <subject>` tries it, then `parley alerts resend --dead`",
        rule=hook_dead,
    ),
    Kind(
        name="delivery_late",
        urgency=Urgency.SOON,
        means="Alerts wait for more than an hour: refused again and again, or due and never sent.",
        advice="`parley alerts list` tells why; mend the hook; `parley alerts deliver` sends what is due now",
        rule=delivery_late,
    ),
    Kind(
        name="secret_missing",
        urgency=Urgency.NOW,
        means="A variable a hook takes its secret from is not in the environment cycles run in.",
        advice="set it where `parley serve` runs (a unit's or container's environment) and start it anew",
        rule=secret_missing,
    ),
    Kind(
        name="hook_removed",
        urgency=Urgency.KNOW,
        means="Alerts wait for a hook that was taken out of settings.toml or renamed.",
        advice="give the hook its name back in settings.toml; if it went on purpose they wait and harm nobody",
        rule=hook_removed,
    ),
    Kind(
        name="delivery_refused",
        urgency=Urgency.KNOW,
        means="A hook refused alerts within the last hour; they are tried again by themselves.",
        advice="nothing yet; `parley alerts list` tells what it answered",
        rule=delivery_refused,
    ),
    Kind(
        name="report_stale",
        urgency=Urgency.SOON,
        means="settings.toml asks for the report after every cycle, and it is missing or older than the snapshot.",
        advice="`parley report` writes it and says why it cannot; the account of each cycle tells it too",
        rule=report_stale,
    ),
)

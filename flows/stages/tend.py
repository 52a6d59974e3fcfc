"""Look after the feeds: what is wrong with each by its own rhythm, and which of it is news."""

from __future__ import annotations

from extractors.model.feeds import Flag, PageSeen, PollSeen
from flows.polling.flags import renew
from flows.polling.health import FeedSeen, faults
from flows.polling.rhythm import Rhythm
from flows.stages.knowing import Known, remember
from flows.workshop import Workshop
from storage.health import open_flags, pages_seen, polls_seen, record_flags


async def tend_feeds(shop: Workshop) -> None:
    """Judge every feed that was ever polled and write the flags that were raised, go on or went."""
    with shop.store() as store:
        known = remember(store, shop.now)
        polls, pages, flags = polls_seen(store, shop.now), pages_seen(store, shop.now), open_flags(store)
    renewed = [
        flag
        for name, seen in polls.items()
        if name in known.standings
        for flag in _renewed(shop, known, name, seen, pages.get(name, []), flags.get(name, []))
    ]
    with shop.store() as store:
        record_flags(store, renewed)
    for flag in renewed:
        if flag.raised_at == shop.now:
            shop.log.warn("feed_flagged", feed=flag.feed, reason=flag.kind, evidence=flag.evidence)
        elif flag.cleared_at == shop.now:
            shop.log.say("feed_well_again", feed=flag.feed, reason=flag.kind)


def _renewed(
    shop: Workshop, known: Known, name: str, polls: list[PollSeen], pages: list[PageSeen], flags: list[Flag]
) -> tuple[Flag, ...]:
    standing = known.standings[name]
    seen = FeedSeen(
        now=shop.now,
        rhythm=known.rhythms.get(name, Rhythm.unknown()),
        last_new_at=standing.last_new_at or standing.added_at,
        polls=polls,
        pages=pages,
    )
    return renew(name, flags, faults(seen), shop.now)

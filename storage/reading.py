"""What was understood of article versions: coverage, facts, observations, each with when Parley knew it.

record_readings(store, readings, drops, extractor_version, run_id, now, again=False) -> Understood
observations_undecided(store) -> list[Observation]
observations_since(store, since) -> list[Observation]
facts_of(store, article_ids) -> list[StoredFact]
as_asked(store, table) -> None
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from extractors.claims import merge_key, saying
from extractors.identity import digest
from extractors.model import Drop, Fact, Observation, Reading
from storage.drop import write_drops
from storage.store import Store, from_json, to_json, to_value

#: Observations kept as values, each some kilobytes: those of two months of the busiest topic are fewer.
_REMEMBERED: Final = 8_192
_remembered: Final[dict[str, Observation]] = {}  # by id, which is made of all an observation says


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a batch of readings brought; ``known``: readings by these rules that were there already."""

    kept: int = 0
    dropped: int = 0
    known: int = 0
    facts: int = 0
    observations: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A fact with its id and where it was read."""

    fact_id: str
    article_id: str
    version: int
    extractor_version: str
    fact: Fact


def record_readings(
    store: Store,
    readings: Sequence[Reading],
    drops: Sequence[Drop],
    extractor_version: str,
    run_id: str,
    now: datetime,
    *,
    again: bool = False,
) -> Understood:
    """Write a batch of readings of newest versions and settle their entries as kept, or as ``drops`` say.

    A reading supersedes what was known of its article, by whatever version or rules; one by the same rules of the
    same version is there already and changes nothing, unless ``again`` says that it came out otherwise (rounds were
    found since). A text off topic comes as reading and drop, one in an unread
    language as drop alone.
    """
    common = {"extractor_version": extractor_version, "run_id": run_id, "recorded_at": now.isoformat()}
    with store.transaction():
        store.stage("incoming_coverage", "coverage", [_coverage_row(reading) | common for reading in readings])
        store.stage("incoming_fact", "fact", [row | common for row in _fact_rows(readings)])
        as_asked(store, "incoming_fact")
        store.stage("incoming_observation", "observation", [row | common for row in _observation_rows(readings)])
        store.run(_FRESH, again=again)
        for table in ("coverage", "fact", "observation"):
            store.run(_SUPERSEDE.replace("<table>", table), now=now)
            store.run(_INSERT.replace("<table>", table))
        store.run("update fact set fused_at = null where superseded_at = $now", now=now)
        write_drops(store, drops)
        store.run(_SETTLE_ENTRIES, now=now)
        return to_value(Understood, store.one(_COUNT))


def as_asked(store: Store, table: str) -> None:
    """Fill in a table of facts what questions ask of their slots and words, so that none is parsed to count it."""
    store.run(_ASKED.replace("<table>", table))


def observations_undecided(store: Store) -> list[Observation]:
    """List the current observations rounds have not been decided with."""
    return _observations(store, "where superseded_at is null and decided_at is null")


def observations_since(store: Store, since: datetime) -> list[Observation]:
    """List all current observations published (or, undated, recorded) since an instant, decided or not."""
    return _observations(store, "where superseded_at is null and coalesce(published_at, recorded_at) >= $since", since)


def facts_of(store: Store, article_ids: Sequence[str]) -> list[StoredFact]:
    """List the current facts of some articles in the order of their words."""
    rows = store.rows(_FACTS, ids=list(article_ids))
    return [to_value(StoredFact, row | {"fact": from_json(Fact, row["whole"])}) for row in rows]


def observation_id(observation: Observation) -> str:
    """Name an observation by its content."""
    return digest("observation", _text(to_json(Observation, observation)))


def fact_id(article_id: str, version: int, fact: Fact) -> str:
    """Name a fact by its article version and content; rule and confidence may change without making it another."""
    whole = to_json(Fact, fact)
    del whole["rule"], whole["confidence"]
    return digest("fact", article_id, str(version), _text(whole))


def _observations(store: Store, where: str, since: datetime | None = None) -> list[Observation]:
    """List observations; a cycle asks for the same ones at every batch, and an id says what one says."""
    parameters = {"since": since} if since else {}
    asked = f"select observation_id from observation {where} order by published_at, observation_id"  # noqa: S608  constants
    rows = store.rows(asked, **parameters)
    ids = [row["observation_id"] for row in rows]
    missing = [one for one in ids if one not in _remembered]
    if missing and len(_remembered) + len(missing) > _REMEMBERED:
        _remembered.clear()
        missing = ids
    if missing:
        found = store.rows(_WHOLE, ids=missing)
        _remembered.update({row["observation_id"]: from_json(Observation, row["whole"]) for row in found})
    return [_remembered[one] for one in ids]


def _coverage_row(reading: Reading) -> dict[str, Any]:
    said = reading.coverage
    return {
        "article_id": reading.article.article_id,
        "version": reading.article.version,
        "doc_class": said.doc_class,
        "main_round": said.main_round,
        "rounds": list(said.rounds),
        "reasons": list(said.reasons),
    }


def _fact_rows(readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    for reading in readings:
        article = reading.article
        at = article.published_at.isoformat() if article.published_at else None
        told = {"told_at": at, "told_in": article.outlet, "told_by": article.origin}
        rows = {
            name: _fact_row(fact)
            | {"fact_id": name, "article_id": article.article_id, "version": article.version}
            | {"merge_key": merge_key(fact, article.published_at), "saying": saying(fact)}
            | told
            for fact in reversed(reading.facts)
            for name in [fact_id(article.article_id, article.version, fact)]
        }
        yield from rows.values()


def _fact_row(fact: Fact) -> dict[str, Any]:
    whole = to_json(Fact, fact)
    count, day, deadline = (whole[name] or {} for name in ("quantity", "date", "deadline"))
    said, words, rounds = whole["attribution"], whole["evidence"], whole["rounds"]
    return whole | {
        "quantity_lo": count.get("lo"),
        "quantity_hi": count.get("hi"),
        "qualifier": count.get("qualifier"),
        "side_basis": count.get("side_basis"),
        "date_start": day.get("start"),
        "date_end": day.get("end"),
        "date_granularity": day.get("granularity"),
        "date_basis": day.get("basis"),
        "deadline_start": deadline.get("start"),
        "deadline_end": deadline.get("end"),
        "deadline_basis": deadline.get("basis"),
        "round_ids": [named["round_id"] for named in rounds],
        "round_basis": rounds[0]["basis"] if rounds else None,
        "speaker": said["speaker"],
        "speaker_role": said["role"],
        "speech_kind": said["kind"],
        "channel": said["channel"],
        "evidence_where": words["where"],
        "evidence_start": words["start"],
        "evidence_end": words["end"],
        "evidence_text": words["text"],
        "whole": whole,
    }


def _observation_rows(readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
    for seen in {observation_id(seen): seen for reading in readings for seen in reading.observations}.items():
        whole = to_json(Observation, seen[1])
        yield whole | {"observation_id": seen[0], "whole": whole}


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


_WHOLE = """
    select observation_id, whole from observation
    where superseded_at is null and observation_id in (select unnest($ids))
"""

_ASKED = """
    update <table> set slot_kind = slots ->> '$.kind',
        slot_towards = nullif(split_part(slots ->> '$.direction', '->', 2), ''),
        due_on = coalesce(deadline_end,
            if(type in ('ultimatum', 'sanctions_threat'), try_cast(slots ->> '$.expiry' as date), null)),
        spoken = if(type = 'quote',
            md5_number_lower(lower(translate(evidence_text, ' .,;:!?-–—…()"“”„«»''‘’', ''))), null)
"""

# Whole facts are most of the table: by place and last, only those asked for are unpacked.
_FACTS = """
    with asked as materialized (
        select rowid as place from fact where superseded_at is null and article_id in (select unnest($ids)))
    select fact_id, article_id, version, extractor_version, whole from fact
    where rowid in (select place from asked)
    order by article_id, evidence_where desc, evidence_start, evidence_end, fact_id
"""

# What these rules have already read of these versions is not written again.
_FRESH = """
    create or replace temp table fresh as
    with known as materialized (
        select article_id, version, extractor_version, superseded_at from coverage
        where rowid in (select rowid from coverage where article_id in (select article_id from incoming_coverage)))
    select article_id, version from incoming_coverage as new
    where $again or not exists (
        select 1 from known as old
        where old.article_id = new.article_id and old.version = new.version
            and old.extractor_version = new.extractor_version and old.superseded_at is null)
"""

_SUPERSEDE = """
    update <table> set superseded_at = $now
    where superseded_at is null and article_id in (select article_id from fresh)
"""

_INSERT = """
    insert into <table> by name
    select new.* from incoming_<table> as new join fresh using (article_id, version) on conflict do nothing
"""

_SETTLE_ENTRIES = """
    create or replace temp table settled as
    with newest as (
        select article_id, version, entry_id from article
        where rowid in (select rowid from article where article_id in (select article_id from incoming_coverage))
        qualify row_number() over (partition by article_id order by version desc) = 1),
    said as (
        select entry_id, null as reason from incoming_coverage join newest using (article_id, version)
        union all select subject, reason from incoming_drop),
    before as materialized (
        select rowid as place, entry_id, state from entry
        where rowid in (select rowid from entry where entry_id in (select entry_id from said)))
    select any_value(place) as place, coalesce(any_value(reason), 'kept') as outcome,
        if(any_value(reason) is null, 'understood', 'dropped') as state
    from said join before as entry using (entry_id)
    where entry.state not in ('waiting', 'fetched')
    group by entry_id;
    update entry set
        reopened_at = if(entry.state in ('read', settled.state), entry.reopened_at, $now),
        state_at = if(entry.state = settled.state, entry.state_at, $now),
        outcome = settled.outcome,
        state = settled.state
    from settled where settled.place = entry.rowid
"""

_COUNT = """
    select (select count(*) from settled where outcome = 'kept') as kept,
        (select count(*) from settled where outcome <> 'kept') as dropped,
        (select count(*) from incoming_coverage) - (select count(*) from fresh) as known,
        (select count(*) from incoming_fact join fresh using (article_id, version)) as facts,
        (select count(*) from incoming_observation join fresh using (article_id, version)) as observations
"""

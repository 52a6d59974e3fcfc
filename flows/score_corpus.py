"""Reads a labelled corpus with Parley's own reading, in child processes, and has the answers judged."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import aclosing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from config import Config
from extractors.errors import ConfigError
from extractors.facts import REGISTER
from extractors.model import Round, Talks
from extractors.score.corpus import Corpus, records
from extractors.score.report import Report, score
from flows.batch import read_all
from flows.progress import Progress
from flows.reading import ReadingPool

#: The project's own labelled texts, whose floors are pinned beside them.
OWN_CORPUS: Final = Path(__file__).parent / "demo" / "corpus"
#: Draws of the bootstrap, and what makes them the same in every run.
_DRAWS, _SEED = 1_000, 20_250_723


def load_corpus(folder: Path) -> Corpus:
    """Return the corpus in a folder: ``gold/*.json`` with ``texts/*.txt``; probes, titles, pairs, registry if there.

    Raises ConfigError when there is no gold, a text is missing, or a file is no JSON.
    """
    gold = {path.stem: _json(path) for path in sorted((folder / "gold").glob("*.json"))}
    texts = {name: folder / "texts" / f"{name}.txt" for name in gold}
    missing = [f"{folder}: texts/{path.name} is missing" for path in texts.values() if not path.is_file()]
    if missing or not gold:
        raise ConfigError(missing or [f"{folder}: no labelled corpus (a folder with gold/*.json and texts/*.txt)"])
    return Corpus(
        name=folder.resolve().name,
        texts={name: path.read_bytes().decode("utf-8") for name, path in texts.items()},
        gold=gold,
        probes=tuple(_lines(folder / "probes.jsonl")),
        titles=tuple(_lines(folder / "titles.jsonl")),
        pairs=tuple(_lines(folder / "pairs.jsonl")),
        rounds=tuple(_json(folder / "registry.json").get("rounds", ())) if (folder / "registry.json").is_file() else (),
    )


async def score_folder(config: Config, folder: Path, *, progress: Progress, now: datetime | None = None) -> Report:
    """Read every text, probe, title and pair of a corpus and judge the answers; ``now``: the real clock when None."""
    corpus = load_corpus(folder)
    return judged(corpus, await answers_to(config, corpus, progress=progress, now=now or datetime.now(UTC)))


def judged(corpus: Corpus, answers: Mapping[str, Mapping[str, Any]]) -> Report:
    """Judge the answers to a corpus, by record id, with the types that have rules today."""
    return score(
        corpus,
        answers.__getitem__,
        registered=[module.TYPE for module in REGISTER],
        draws=draws(len(corpus.gold)),
        probe_draws=draws(len(corpus.probes)),
    )


async def answers_to(
    config: Config, corpus: Corpus, *, progress: Progress, now: datetime
) -> dict[str, Mapping[str, Any]]:
    """Return Parley's answer for every record of a corpus, by record id."""
    asked = list(records(corpus))
    limits = config.settings.limits
    known = rounds_for(corpus, config.talks)
    progress.begin("reading the corpus", len(asked))
    async with ReadingPool(
        workers=limits.workers, deadline_s=limits.parse_deadline_seconds, memory_mb=limits.parse_megabytes
    ) as pool:
        stream = read_all(asked, config.talks, known, now=now, pool=pool, progress=progress)
        async with aclosing(stream):
            return {answer["id"]: answer async for answer in stream}


def rounds_for(corpus: Corpus, talks: Talks) -> tuple[Round, ...]:
    """Return the rounds a corpus is read with: the configuration's and those its own registry adds."""
    return (*talks.rounds, *_further_rounds(corpus, talks.rounds))


def draws(texts: int) -> Iterator[list[int]]:
    """Give the bootstrap's draws of indexes, with replacement, the same in every run."""
    dice = random.Random(_SEED)  # noqa: S311 (no secret: resampling)
    return (dice.choices(range(texts), k=texts) for _ in range(_DRAWS if texts else 0))


def _further_rounds(corpus: Corpus, known: Iterable[Round]) -> Iterator[Round]:
    """Give the rounds of the corpus's registry that the configuration does not have."""
    ids = {one.round_id for one in known}
    for line in corpus.rounds:
        if line["id"] not in ids:
            yield Round(
                round_id=line["id"],
                series=line["series"],
                number=line.get("number"),
                start_on=_day(line.get("date_start")),
                end_on=_day(line.get("date_end")),
                city=line.get("city"),
                country=line.get("country_code"),
                venue=line.get("venue"),
                participants=tuple(line.get("participants") or ()),
                aliases=tuple(line.get("aliases") or ()),
                kind=line.get("kind", "russia_ukraine_round"),
                numbered=bool(line.get("counts_as_numbered_round")),
                separate_sessions=bool(line.get("separate_sessions")),
            )


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except ValueError as error:
        raise ConfigError([f"{path}: no JSON: {error}"]) from error


def _lines(path: Path) -> Iterator[Any]:
    if not path.is_file():
        return
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            yield json.loads(line)
        except ValueError as error:
            raise ConfigError([f"{path}: line {number} is no JSON: {error}"]) from error

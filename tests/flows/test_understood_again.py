"""What is understood again beside other rounds is what it would have been at first."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest

import config
from extractors.model import Article, Round, Talks
from extractors.score.corpus import of_text
from extractors.understand import understand
from flows.record import article_of, published_at
from flows.score_corpus import OWN_CORPUS, load_corpus, rounds_for
from flows.understanding import understand_again_packed, understand_packed

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def talks() -> Talks:
    """Load the shipped topic."""
    return config.load_talks(Path(config.__file__).parent / "talks" / "russia_ukraine")


def _texts(talks: Talks) -> tuple[list[Article], tuple[Round, ...]]:
    """Give the project's own labelled texts as articles, and the rounds they are of, known ones among them."""
    corpus = load_corpus(OWN_CORPUS)
    records = [of_text(name, corpus.texts[name], gold) for name, gold in corpus.gold.items()]
    return [article_of(one, talks, published_at(one, NOW), NOW)[0] for one in records], rounds_for(corpus, talks)


def test_words_read_once_are_understood_beside_any_rounds(talks: Talks) -> None:
    """Words read with few rounds known and understood again with all give what a reading with all gives."""
    texts, rounds = _texts(talks)
    pack, few, whole = pickle.dumps(talks), pickle.dumps(talks.rounds[:3]), pickle.dumps(rounds)
    first = understand_packed(texts, pack, few, NOW)
    again = understand_again_packed([one.words for one in first], pack, whole, NOW)
    assert again == [understand(article, talks, rounds, NOW) for article in texts]
    moved = [old.reading != new for old, new in zip(first, again, strict=True)]
    assert moved.count(True) > len(texts) / 4
    assert all(len(one.words) < 100_000 for one in first)

"""The whole judgement of a small corpus, with quotations, classes, sources and floors."""

from __future__ import annotations

from typing import Any

from extractors.score.bootstrap import by_source, f1_part, interval, mean
from extractors.score.corpus import Corpus, of_text, records, text_id
from extractors.score.count import Tally
from extractors.score.documents import classed, on_talks
from extractors.score.figures import as_json, by_confidence, figures
from extractors.score.quotes import QuoteTally, tally
from extractors.score.report import score
from tests.extractors.score.labels import TEXT, fact, labels, swap

QUOTE = fact("quote", "stated", None, words="Nobody left the table angry,", attribution={"speaker": "umerov"})
GOLD = {**labels(swap(), QUOTE, main_round="istanbul-2025-1"), "must_not_extract": [{"id": "n1", "type": "summit"}]}
CORPUS = Corpus(
    name="small",
    texts={"ours-one": TEXT},
    gold={"ours-one": GOLD},
    probes=[{"id": "p1", "group": "polarity", "text": "x", "expect": [swap()], "forbid": []}],
    titles=[{"id": "t1", "title": "Talks end", "class": "round_report", "class_alt": ["followup"]}],
)
PERFECT: dict[str, Any] = {"class": "round_report", "main_round": "istanbul-2025-1", "facts": [swap(), QUOTE]}
EMPTY: dict[str, Any] = {"error": "the child died"}
TYPES = ("prisoner_exchange", "quote")


def test_a_perfect_answer_has_perfect_figures() -> None:
    """Every share is one and every count of faults zero."""
    found = figures(score(CORPUS, lambda name: PERFECT, registered=TYPES))
    assert {name: value for name, value in found.items() if value != float(not name.startswith("count."))} == {}
    assert {"facts.strict", "quotes.speaker", "main_round", "probes", "titles", "evidence"} <= found.keys()


def test_an_answer_that_failed_is_counted_as_silence() -> None:
    """An error answers nothing: no recall, a wrong class, one error."""
    found = figures(score(CORPUS, lambda name: EMPTY, registered=TYPES))
    wrong = (found["facts.lenient"], found["class"], found["quotes.found"], found["probes"], found["count.errors"])
    assert wrong == (0.0, 0.0, 0.0, 0.0, 1.0)


def test_traps_are_listed_with_their_text() -> None:
    """A fact that must not be there is named with text and trap."""
    answer = {**PERFECT, "facts": [*PERFECT["facts"], fact("summit", "agreed")]}
    report = score(CORPUS, lambda name: answer, registered=TYPES)
    assert [(text, trap) for text, trap, _ in report.hits()] == [("ours-one", "n1")]
    assert as_json(report)["failures"]["traps"][0]["type"] == "summit"


def test_evidence_that_does_not_re_read_is_seen() -> None:
    """An offset that is off by one costs the evidence figure."""
    moved = {**swap(), "evidence": {**swap()["evidence"], "start": 1}}
    assert figures(score(CORPUS, lambda name: {**PERFECT, "facts": [moved]}, registered=TYPES))["evidence"] == 0.0


def test_rules_are_held_to_what_they_promise() -> None:
    """Facts are counted by their confidence; only the sure ones make the figure of sure precision."""
    doubtful = fact("prisoner_exchange", "completed", confidence=0.5, quantity=9)
    report = score(CORPUS, lambda name: {**PERFECT, "facts": [swap(), doubtful]}, registered=TYPES)
    assert by_confidence(report) == {"0.90": {"right": 1, "invented": 0}, "0.50": {"right": 0, "invented": 1}}
    assert (figures(report)["facts.sure.precision"], figures(report)["facts.lenient.precision"]) == (1.0, 0.5)


def test_types_without_rules_are_reported_apart() -> None:
    """The figure over all types counts what the figure over the registered ones leaves out."""
    report = score(CORPUS, lambda name: {**PERFECT, "facts": [QUOTE]}, registered=["quote"])
    assert (figures(report)["facts.strict"], figures(report)["facts.strict.all"]) == (1.0, round(2 / 3, 4))


def test_quotations_are_judged_by_overlap_and_speaker() -> None:
    """Half a quotation of somebody else is found, not exact, and not rightly attributed."""
    half = fact("quote", "stated", None, words="Nobody left the", attribution={"speaker": "medinsky"})
    assert tally([QUOTE], [half]) == QuoteTally(wanted=1, found=1, exact=0, named=1, right=0)
    assert tally([QUOTE], [QUOTE]) == QuoteTally(wanted=1, found=1, exact=1, named=1, right=1)


def test_a_class_has_alternatives() -> None:
    """A class a second reader could choose is right leniently."""
    one = classed("a", {"class": "followup", "class_alt": ["related"]}, {"class": "related"})
    assert (one.strict, one.lenient) == (False, True)
    assert classed("seed", {"doc_class": "round_report"}, {"class": "round_report"}).strict


def test_on_talks_counts_six_of_the_eight_classes() -> None:
    """Taking a related text for a follow-up is an invented text about the talks."""
    pairs = [("followup", "followup"), ("related", "followup"), ("round_report", "related"), ("not_talks", "related")]
    assert on_talks(classed("x", {"class": w}, {"class": f}) for w, f in pairs) == Tally(1, 1, 1)


def test_sources_and_draws_say_how_sure_a_figure_is() -> None:
    """Sources are summed apart and averaged; draws of documents give an interval around the figure."""
    texts = [("ap-1", Tally(1, 0, 0)), ("ap-2", Tally(0, 0, 1)), ("bbc-1", Tally(1, 0, 0))]
    sources = by_source(texts)
    assert mean(one.f1 for one in sources.values()) == (2 / 3 + 1) / 2
    assert interval([f1_part(one) for _, one in texts], [[0, 0, 0], [1, 1, 1], [0, 1, 2]]) == (0.0, 0.8)
    assert interval([], []) is None


def test_a_text_arrives_as_its_feed_would_have_brought_it() -> None:
    """A time without a zone is Kyiv's; a bare day stays one; the assumed day stands in."""
    source = {"title": "T", "published": "2022-03-03T22:31:00", "outlet": None, "url": "https://a.example/1"}
    record = of_text("a", TEXT, {"source": source, "document": {}})
    assert record["published"] == "2022-03-03T22:31:00+02:00"
    assert (record["title"], record["url"], "outlet" in record) == ("T", "https://a.example/1", False)
    assumed = of_text("b", TEXT, {"source": {}, "document": {"published": None, "published_assumed": "2025-07-24"}})
    assert (assumed["published"], "title" in assumed) == ("2025-07-24", False)


def test_every_text_probe_and_title_is_read_once() -> None:
    """The ids of the records are unique and name what they are."""
    ids = [record["id"] for record in records(CORPUS)]
    assert ids == [text_id("ours-one"), "probe p1", "title t1"]

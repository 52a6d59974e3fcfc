"""Pages, feed texts and plain texts become articles, or say why not."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import read_from_feed, read_text
from extractors.errors import UnreadableArticle
from tests.extractors.pages import AGENCIES, FEED, REPORT, entry, json_ld, page, read, reason_of
from tests.shared import SHARED, needs_shared

SEED = SHARED / "corpus" / "texts" / "seed.txt"
FILED = datetime(2025, 7, 23, 19, 10, tzinfo=UTC)


def test_a_page_becomes_an_article() -> None:
    """Body, origin, dateline, language and outlet of a newspaper's page are read; what surrounds it is gone."""
    article = read(page(), published_at=FILED)
    assert article.body == "\n".join(REPORT)
    assert (article.title, article.language, article.outlet) == ("Third session ends with a swap", "en", "The Gazette")
    assert (article.origin, article.origin_basis, article.distributor) == ("Reuters", "dateline", None)
    assert article.dateline is not None
    assert (article.dateline.place, str(article.dateline.day)) == ("Istanbul", "2025-07-23")
    assert (article.published_at, article.published_basis, article.body_basis) == (FILED, "feed", "page")
    assert article.flags == ()


@needs_shared
def test_the_seed_as_a_newspaper_prints_it() -> None:
    """The seed on a page keeps its report alone, is in English, by Bloomberg, through Tribune."""
    headline, *lines = SEED.read_text().strip().split("\n")
    article = read(page(*lines, title=headline), title=headline, published_at=datetime(2025, 7, 24, 6, tzinfo=UTC))
    report = [line for line in lines if len(line) > 100]
    assert article.body == "\n".join(report)
    assert len(report) == 12
    assert (article.origin, article.origin_basis) == ("Bloomberg", "credit")
    assert (article.distributor, article.language) == ("Tribune Content Agency", "en")
    assert article.dateline is not None
    assert article.dateline.place == "Istanbul"


@needs_shared
def test_the_seed_as_plain_text_maps_back() -> None:
    """Read as plain text, the seed's first line is its title and every body line is found at its place in the file."""
    text = SEED.read_text()
    article, done = read_text(text, agencies=AGENCIES, languages=("en",))
    assert article.title == text.split("\n")[0]
    assert done.title_to_source(0) == 0
    assert (article.origin, article.distributor) == ("Bloomberg", "Tribune Content Agency")
    starts = [article.body.index(line) for line in article.body.split("\n")]
    for start, line in zip(starts, article.body.split("\n"), strict=True):
        assert text[done.to_source(start) : done.to_source(start + len(line))] == line


@pytest.mark.parametrize(
    ("head", "filed", "at", "basis", "flags"),
    [
        (json_ld(datePublished="2025-07-23T21:00:00+03:00"), FILED, FILED, "feed", ()),
        (json_ld(datePublished="2025-07-20T21:00:00+03:00"), FILED, FILED, "feed", ("date_conflict",)),
        (json_ld(datePublished="2025-07-23T22:10:00+03:00"), None, FILED, "json-ld", ()),
        (json_ld(datePublished="2031-07-23T21:00:00+03:00"), None, None, None, ()),
        (
            "<meta property='article:published_time' content='2025-07-23T18:00:00Z'>",
            None, datetime(2025, 7, 23, 18, tzinfo=UTC), "page", (),
        ),
    ],
)  # fmt: skip
def test_the_feeds_date_goes_before_the_pages(
    head: str, filed: datetime | None, at: datetime | None, basis: str | None, flags: tuple[str, ...]
) -> None:
    """Feed, JSON-LD and meta tags are believed in this order; a day's difference is flagged, a future date refused."""
    article = read(page(*REPORT[1:], head=head), published_at=filed)
    assert (article.published_at, article.published_basis, article.flags) == (at, basis, flags)


def test_the_datelines_day_is_the_last_resort() -> None:
    """Where nothing else dates a text, the dateline's day does, at noon UTC."""
    article, _ = read_text("KYIV, July 23, 2025 (AP) — Buses with captives crossed the line.", agencies=AGENCIES)
    assert (article.published_at, article.published_basis) == (datetime(2025, 7, 23, 12, tzinfo=UTC), "dateline")


def test_title_author_and_section_come_from_the_page_where_the_feed_is_silent() -> None:
    """JSON-LD fills what the feed leaves open, and the feed's word stays where it has one."""
    head = json_ld(
        headline="Page &amp; headline", author=[{"name": "Jane Roe"}, {"name": "John Doe"}], articleSection="World"
    )
    silent, speaking = read(page(head=head), title=""), read(page(head=head), author="A. Poe")
    assert (silent.title, silent.author, silent.section) == ("Page & headline", "Jane Roe, John Doe", "World")
    assert (speaking.title, speaking.author) == ("Third session ends with a swap", "A. Poe")


def test_the_json_ld_text_stands_in_for_a_scripts_page() -> None:
    """Where only a script would show the text, the JSON-LD's own is the body, with its paragraphs."""
    shell = f"<html><head>{json_ld(articleBody=chr(10).join(REPORT))}</head><body><div id=root></div></body></html>"
    assert read(shell.encode()).body == "\n".join(REPORT)


def test_a_canonical_link_holds_within_the_publisher_only() -> None:
    """A canonical link to the same publisher names the article, one to another publisher is ignored."""
    own = read(page(head="<link rel='canonical' href='https://www.gazette.test/world/session-three'>"))
    foreign = read(page(head="<link rel='canonical' href='https://herald.test/world/swap'>"))
    assert own.canonical_url == "https://gazette.test/world/session-three"
    assert foreign.canonical_url == read(page()).canonical_url == "https://gazette.test/world/swap"
    assert foreign.article_id == read(page()).article_id != own.article_id


def test_the_front_page_is_not_the_article() -> None:
    """An address that leads to the front page gives no article."""
    assert reason_of(page(), url="https://gazette.test/") == "redirect"


def test_an_error_page_with_status_200_is_not_found() -> None:
    """A page that says it is not there is not there."""
    sorry = page("We could not find what you were looking for.", title="Page not found")
    assert reason_of(sorry) == "not_found"


def test_a_challenge_page_is_a_refusal() -> None:
    """A page that asks whether we are human is a refusal."""
    assert (
        reason_of(page("Verifying you are human. This may take a few seconds.", title="Just a moment...")) == "blocked"
    )


def test_behind_a_paywall_the_feeds_text_is_the_article() -> None:
    """A teaser shorter than the feed's own text yields to it, flagged."""
    teaser = page(REPORT[0], "Subscribe to continue reading.", head=json_ld(isAccessibleForFree=False))
    article = read(teaser, content="\n".join(REPORT))
    assert (article.body, article.body_basis) == ("\n".join(REPORT), "feed")
    assert "paywall" in article.flags


def test_a_teaser_stays_where_the_feed_brings_less() -> None:
    """Behind a paywall the visible text is kept, flagged, when the feed has nothing longer."""
    article = read(page(*REPORT[:2], head=json_ld(isAccessibleForFree="False")), summary="Short.")
    assert (article.body, article.body_basis) == ("\n".join(REPORT[:2]), "page")
    assert "paywall" in article.flags


def test_behind_a_consent_wall_the_feeds_text_is_the_article() -> None:
    """A consent page yields to the feed's text, and to nothing where there is none."""
    wall = page(
        "We use cookies and similar tools. Accept all cookies, or reject all, to go on.", title="Before you continue"
    )
    assert read(wall, summary=REPORT[1]).body == REPORT[1]
    assert "consent" in read(wall, summary=REPORT[1]).flags
    assert reason_of(wall) == "empty_body"


def test_a_pointers_article_is_its_headline() -> None:
    """Of a Google News pointer the headline alone is kept, with the source as author."""
    pointed = entry(
        url="https://news.google.com/rss/articles/CBMiX",
        summary="Third session ends with a swap Herald",
        author="Herald",
    )
    article = read_from_feed(pointed, FEED, agencies=AGENCIES)
    assert (article.title, article.body, article.author) == ("Third session ends with a swap", "", "Herald")
    assert (article.body_basis, article.flags) == ("feed", ("pointer", "short"))


def test_a_feed_without_any_text_gives_no_article() -> None:
    """Neither headline nor text is no article."""
    with pytest.raises(UnreadableArticle):
        read_from_feed(entry(title=""), FEED, agencies=AGENCIES)


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("CORRECTED: Session ends", ""),
        ("Session ends", "Correction: An earlier version gave a wrong number of captives."),
    ],
)
def test_a_correction_is_flagged_and_its_note_is_no_text(title: str, last: str) -> None:
    """A corrected article is flagged, and the note, which repeats what was wrong, is not part of the body."""
    article = read(page(*REPORT, last, title=title), title=title)
    assert "corrected" in article.flags
    assert article.body == "\n".join(REPORT)


def test_words_decide_whether_a_text_is_new() -> None:
    """Typography and spacing change no hash; a changed number changes both; a new headline only that of the version."""
    plain, typeset = (
        read(page(*REPORT)),
        read(page(*(line.replace("'", "’").replace("—", "–") + " " for line in REPORT))),
    )
    assert (plain.content_sha256, plain.copy_key) == (typeset.content_sha256, typeset.copy_key)
    changed, retitled = read(page(*REPORT, "Twelve were wounded.")), read(page(), title="Another headline")
    assert changed.content_sha256 != plain.content_sha256 != retitled.content_sha256
    assert changed.copy_key != plain.copy_key == retitled.copy_key


def test_a_short_or_mixed_text_has_no_known_language() -> None:
    """Too few letters are "und" unless the likeliest guess is what the feed is written in."""
    assert read_text("1,200 — 3,000.")[0].language == "und"
    assert (
        read_text("Росія та Україна провели третій раунд переговорів у Стамбулі та домовилися про обмін.")[0].language
        == "uk"
    )
    assert read_from_feed(entry(title="Envoys part in Istanbul"), FEED, agencies=()).language == "en"


def test_a_given_title_is_cut_off_a_text() -> None:
    """A title given beside the text and repeated in it maps to its place there."""
    text = f"Share\n\nThird session ends with a swap\n\n{REPORT[1]}"
    article, done = read_text(text, title="Third session ends with a swap")
    assert article.body == REPORT[1]
    assert done.title_to_source(0) == text.index("Third")


def test_wrapped_lines_are_read_as_paragraphs_at_the_same_places() -> None:
    """Hard-wrapped paragraphs become lines, and every offset still points to the same words."""
    text = (
        "The two delegations agreed on another exchange of\ncaptives, a member of the team told the reporters\n"
        "who waited outside.\n\n"
        "No date was named for a fourth session, and the\nhost said that its door stayed open for both of\nthe teams.\n"
    )
    article, done = read_text(text)
    assert article.body.count("\n") == 1
    start = article.body.index("of captives")
    assert text[done.to_source(start) : done.to_source(start + 11)] == "of\ncaptives"


@given(st.text(min_size=1, max_size=2_000).filter(str.strip))
def test_any_text_is_read(text: str) -> None:
    """Any text gives an article whose every line is as long as its place in the text."""
    article, done = read_text(f"Envoys met.\n{text}", agencies=AGENCIES)
    text = f"Envoys met.\n{text}"
    for at, start, length in done.spans:
        assert len(article.body[at : at + length]) == len(text[start : start + length]) == length

"""Bytes of pages: charsets, other formats, noise and attacks."""

from __future__ import annotations

import pytest

from extractors.errors import UnreadableArticle
from extractors.model import REASONS, Article
from tests.extractors.pages import REPORT, page, read, reason_of

CYRILLIC = "Переговоры в Стамбуле завершились поздно вечером. Стороны договорились об обмене пленными, заявил чиновник."


@pytest.mark.parametrize(
    ("codec", "header", "meta"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "iso-8859-1", None),
        ("utf-8", "windows-1251", "windows-1251"),
        ("utf-8-sig", "windows-1251", None),
        ("utf-16", None, None),
        ("windows-1251", "windows-1251", None),
        ("windows-1251", "iso-8859-1", "windows-1251"),
        ("windows-1251", "utf-8", "windows-1251"),
        ("windows-1251", None, None),
        ("koi8-r", "koi8-r", "utf-8"),
        ("utf-8", "utf-7", "no-such-charset"),
    ],
)
def test_the_charset_is_the_one_the_bytes_bear_out(codec: str, header: str | None, meta: str | None) -> None:
    """Letters come out right whatever header and page claim, as long as one of them or the bytes are right."""
    tag = f"<meta charset='{meta}'>" if meta else ""
    text = "".join(f"<p>{CYRILLIC}</p>" for _ in range(4))
    body = f"<html><head>{tag}<title>Т</title></head><body><article>{text}</article></body></html>".encode(codec)
    article = read(body, charset=header, title="Обмен")
    assert article.body.split("\n")[0] == CYRILLIC
    assert article.language == "ru"


def test_a_few_torn_letters_cost_no_page() -> None:
    """UTF-8 with broken bytes in it keeps all its other letters."""
    whole = page(*(f"{number}. {CYRILLIC}" for number in range(4)))
    torn = whole.replace("вечером".encode(), b"\xd0\xff\xed\xa0\x80", 1)
    assert read(torn).body.count("Переговоры") == 4


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"%PDF-1.7 ...", "text/html"),
        (b"\x89PNG\r\n\x1a\n", "text/html"),
        (bytes(range(256)) * 400, "text/html"),
        (b"just a line of words", "text/plain"),
        (b'{"a": 1}', "application/json"),
    ],
)
def test_what_is_no_html_is_refused(body: bytes, content_type: str) -> None:
    """Other formats, under their own name or HTML's, and noise are no pages."""
    assert reason_of(body, content_type=content_type) == "not_html"


def test_noise_labelled_html_is_refused_even_inside_tags() -> None:
    """Random bytes between honest tags are no article."""
    assert reason_of(b"<html><body><p>" + bytes(range(128, 256)) * 400 + b"</p></body></html>") in (
        "not_html",
        "empty_body",
    )


def test_a_page_without_text_is_empty() -> None:
    """Nothing, and a shell that only a script fills, hold no article."""
    assert reason_of(b" \n ") == "empty_body"
    assert (
        reason_of(b"<html><head><script src=x></script></head><body><div id=root></div></body></html>") == "empty_body"
    )


HOSTILE = {
    "a hundred thousand attributes": "<div " + " ".join(f'a{n}="1"' for n in range(100_000)) + ">{}</div>",
    "deep nesting": "<div>" * 50_000 + "{}",
    "NUL": "{}<p>a\x00b &#0; c</p>",
    "lone surrogates": "{}<p>a\ud800b &#xd800; c</p>",
    "non-characters": "{}<p>a\ufffe\uffffb &#xFFFE; c</p>",
    "nested JSON-LD": "<script type='application/ld+json'>" + "[" * 20_000 + "</script>{}",
    "wrong JSON-LD": '<script type=\'application/ld+json\'>{"@type": [1, null], "author": [[]]}</script>{}',
    "unclosed tags": "<b><i><p>{}<table><tr><td>",
    "a million quotation marks": "{}<p>" + '"' * 1_000_000 + "</p>",
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_is_read_or_refused(hostile: str) -> None:
    """Whatever a page does, it gives an article a store can hold or a reason."""
    text = "".join(f"<p>{line}</p>" for line in REPORT)
    body = f"<html><body><article>{hostile.replace('{}', text)}</article></body></html>".encode(
        "utf-8", "surrogatepass"
    )
    outcome = _outcome(body)
    if isinstance(outcome, str):
        assert outcome in REASONS
    else:
        assert outcome.body.encode().decode() == outcome.body
        assert "\x00" not in outcome.body


def _outcome(body: bytes) -> Article | str:
    """Give the article of a page, or the reason there is none."""
    try:
        return read(body)
    except UnreadableArticle as error:
        return error.reason

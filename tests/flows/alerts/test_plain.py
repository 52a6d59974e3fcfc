"""No text from anywhere gets past the cleaning as anything but text, and none gets past its limit."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from flows.alerts.fit import BYTES, fitted
from flows.alerts.plain import disarmed, seen
from flows.alerts.readable import BODY, TITLE, for_chat, for_mail
from tests.flows.alerts.made import HOSTILE, LINK, message, payload

#: What a chat service might act on; links of the evidence are taken out before.
LIVE = regex.compile(r"[@<>\[\]{}`*_~|\\]|&#?\w|://|\p{C}|[\p{Zl}\p{Zp}]|javascript:", regex.IGNORECASE)
ANY = st.text(max_size=300) | st.lists(
    st.sampled_from([*HOSTILE.split(" "), "<", "@", "&", "＠here", "https://", "＆lt;", "a"]), max_size=20
).map("".join)


@given(text=ANY, limit=st.integers(1, 400))
@example(text=HOSTILE, limit=400)
@example(text="@" * 10_000, limit=200)
@example(text="&" * 50 + "lt;", limit=20)
def test_nothing_live_survives(text: str, limit: int) -> None:
    """Whatever comes in, no mention, link, markup, entity or unseen character goes out, folded or not."""
    out = disarmed(text, limit)
    assert not LIVE.search(out), out
    assert not LIVE.search(unicodedata.normalize("NFC", out))
    assert len(out) <= limit


@given(text=ANY, limit=st.integers(1, 400))
@example(text="a" * 10_000, limit=200)
def test_a_line_is_one_line_of_seen_characters(text: str, limit: int) -> None:
    """A cleaned line has no control, format or line-breaking character, and cleaning it again changes nothing."""
    out = seen(text, limit)
    assert not regex.search(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]", out)
    assert len(out) <= limit
    assert seen(out, limit) == out


def test_ordinary_headlines_stay_as_they_are() -> None:
    """What news is written with is left alone: dashes, quotes, numbers, accents, Cyrillic, CJK, a lone ampersand."""
    for text in (
        "Russia, Ukraine swap 314 prisoners — “a first step”, says envoy's office (Reuters)",
        "Переговоры в Абу-Даби: второй день & третий",
        "会談は続く; Erdoğan, Zelenskyy to meet at 10:30",
    ):
        assert disarmed(text, 500) == seen(text, 500) == text


def test_only_links_of_the_evidence_stay_links() -> None:
    """The evidence's address arrives so that it leads where it led; one in somebody's words is text."""
    out = disarmed(f"see https://evil.example/x and {LINK}.", 500, {LINK})
    assert out == f"see https∶//evil.example/x and {LINK}."
    odd = "https://outlet-a.example/a_(b)*c*"
    assert disarmed(odd, 500, {odd}) == "https://outlet-a.example/a_%28b%29%2Ac%2A"


def test_a_link_is_whole_or_absent() -> None:
    """A line that is too long for its link loses the link, never half of it."""
    assert disarmed(f"words {LINK}", 30, {LINK}) == "words …"


@pytest.mark.parametrize("size", [1, 10_000, 1_000_000])
def test_people_get_a_bounded_message(size: int) -> None:
    """Title and body stay within what the narrowest service takes, however long the headline."""
    hostile = message((HOSTILE * (size // len(HOSTILE) + 1))[:size], repeat=True)
    for shown in (for_chat(hostile), for_mail(hostile)):
        assert 0 < len(shown.title) <= TITLE
        assert len(shown.body) <= BODY + 2
        assert shown.title.startswith("(may be a repeat)")


@pytest.mark.parametrize("many", [1, 500])
def test_programs_get_a_bounded_payload(many: int) -> None:
    """A payload is valid JSON below 20 kB, however many articles stand behind it and whatever they say."""
    big = payload("Встреча " * 2_000)
    text = fitted(big | {"evidence": big["evidence"] * many, "reason": HOSTILE * 100})
    assert len(text.encode()) <= BYTES
    assert not regex.search(r"[\p{Cc}\p{Cf}]", text)


@given(text=ANY)
@settings(deadline=None)
def test_a_fitted_payload_is_as_valid_as_it_was(text: str) -> None:
    """Cleaning keeps a payload within the published schema."""
    import json

    from tests.flows.alerts.strict import faults

    assert faults(json.loads(fitted(payload(f"It {text}")))) == []


def test_a_round_too_large_by_itself_still_arrives() -> None:
    """When one field alone bursts the limit, id, kind and summary are told all the same."""
    assert '"event_id":"event-1"' in fitted(payload() | {"claim": {"value": ["x" * 400] * 200}})

"""Messages the tests send: a plain one, and one whose every text comes from somebody hostile."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from flows.alerts.channel import Message

NOW: Final = datetime(2026, 2, 5, 18, 0, tzinfo=UTC)
LINK: Final = "https://outlet-a.example/talks/2026/02/05?id=7&lang=en"
#: Everything a headline was seen or thought of doing to a reader.
HOSTILE: Final = (
    "@channel @everyone <!here> <!channel> <@U123> <@&42> <#C1> [click](https://evil.example/x) "
    "![pixel](https://evil.example/p.png) <script>alert(1)</script> <b>bold</b> &lt;!here&gt; <https://evil.example|x> "
    "*b* _i_ `c` ~s~ ||spoiler|| \x00\x07\x1b[31m\r\nBcc: all@evil.example\n\u202egnp.exe\u2066\u200b\u200d\ufeff"
    "\u2028 ========= %0a {{x}} "
)


def payload(words: str = "The sides met.", **changes: Any) -> dict[str, Any]:
    """Return a valid payload of a concluded round whose texts are ``words``."""
    usual: dict[str, Any] = {
        "version": 2, "kind": "round.concluded", "event_id": "event-1", "subject": "abu-dhabi-2026-2",
        "summary": words, "new_round": False, "outcome": None, "decided_at": NOW.isoformat(),
        "round": {
            "id": "abu-dhabi-2026-2", "series": "abu-dhabi-2026", "number": 2, "start_on": "2026-02-04",
            "end_on": "2026-02-05", "city": "Abu Dhabi", "country": "AE", "participants": ["RU", "UA", "US"],
            "state": "concluded",
        },
        "evidence": [{"words": words, "url": LINK, "outlet": "Outlet A", "origin": "Meridian", "article_id": "a",
                      "fact_id": None}],
        "supporters": [{"origin": "Meridian", "outlets": ["Outlet A"], "articles": 1}],
        "confidence": {"state": "confirmed"},
    }  # fmt: skip
    return usual | changes


def message(words: str = "The sides met.", **changes: Any) -> Message:
    """Return a message of that payload; ``changes`` are fields of Message."""
    usual: dict[str, Any] = {
        "message_id": "msg_1", "kind": "round.concluded", "subject": "abu-dhabi-2026-2", "created_at": NOW,
        "summary": words, "lines": (f"{words} Outlet A, from Meridian: {LINK}",), "payload": payload(words),
        "repeat": False,
    }  # fmt: skip
    return Message(**usual | changes)

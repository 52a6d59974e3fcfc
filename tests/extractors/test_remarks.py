"""What an article says of itself is flagged; what it says of others is not."""

from __future__ import annotations

import pytest

from extractors.furniture import cut
from extractors.remarks import remarks

BODY = "The delegations met for an hour.\n" + "They will meet again on Friday in the same place. " * 12


@pytest.mark.parametrize(
    ("title", "note", "flags"),
    [
        ("Talks end", "", ()),
        ("CORRECTED: Talks end", "", ("corrected",)),
        ("UPDATE 2-Talks end", "", ("updated",)),
        ("WITHDRAWN: Talks end", "", ("withdrawn",)),
        ("Talks end", "Correction: an earlier version gave a wrong number.", ("corrected",)),
        ("Talks end", "Correction, 20:02 GMT: a previous version gave a wrong number.", ("corrected",)),
        ("Talks end", "An earlier version of this article misstated the count.", ("corrected",)),
        ("Talks end", "(This 12 May story has been corrected to say three, not four)", ("corrected",)),
        ("Talks end", "This story has been updated with reaction.", ("updated",)),
        ("Talks end", "Update: This article has been updated to add comment.", ("updated",)),
        ("Talks end", "(Adds quotes, background)", ("updated",)),
        ("Talks end", "This story has been withdrawn.", ("withdrawn",)),
        ("Kyiv withdraws its offer", "", ()),
        ("Talks updated on Friday", "", ()),
    ],
)
def test_headline_and_note_are_heard(title: str, note: str, flags: tuple[str, ...]) -> None:
    """Each of the three remarks is found where wires print it, and the note is no part of the text."""
    report = cut(f"{BODY}\n{note}", title)
    assert remarks(title, report.notes, report.body) == flags
    assert report.body == BODY.strip()


def test_a_short_notice_in_place_of_the_report_is_a_withdrawal() -> None:
    """A notice alone withdraws; the same words inside a long report are news about somebody else's."""
    notice = "The agency has withdrawn its story about the meeting. No substitute will follow."
    assert remarks("Talks end", (), notice) == ("withdrawn",)
    assert remarks("Talks end", (), notice + BODY) == ()
    assert remarks("Talks end", (), "Moscow has withdrawn its offer, the ministry said.") == ()

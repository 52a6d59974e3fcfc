"""What a pronoun, an office or a surname stands for: the memory of who was named and who spoke, in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

import regex

from extractors.model.lexicon import Person, Talks
from extractors.model.text import Mention
from extractors.say_words import INSTITUTION
from extractors.sources import Source

#: Offices one word of which stands for the other in print.
_SAME_OFFICE: Final = {
    "head of state": frozenset({"president", "king"}),
    "leader": frozenset({"president", "leader", "head", "premier", "chancellor", "prime minister"}),
    "chief": frozenset({"head", "chief", "director", "chairman", "secretary", "leader"}),
    "minister": frozenset({"minister"}),
    "premier": frozenset({"prime minister", "premier"}),
    "spokesperson": frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    "spokesman": frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    "spokeswoman": frozenset({"spokesman", "spokeswoman", "spokesperson"}),
    "aide": frozenset({"aide", "adviser", "advisor", "assistant"}),
    "adviser": frozenset({"aide", "adviser", "advisor"}),
    "advisor": frozenset({"aide", "adviser", "advisor"}),
    "negotiator": frozenset({"negotiator", "delegation", "head", "aide", "secretary"}),
}
#: Words that fit whoever spoke last.
_ANYBODY: Final = frozenset(
    "official diplomat politician lawmaker negotiator man woman pair statesman republican democrat billionaire "
    "deputy head chief "
    "leader representative mp expert analyst professor commander officer general author".split()
)
_HEAD: Final = regex.compile(
    r"\b(head of state|prime minister|vice president|commander-in-chief|[\w-]+)(?= (?:of|for|to|from|at|in|with|on|"
    r"close|familiar)\b|$)",
    regex.IGNORECASE,
)
_UNNAMED: Final = regex.compile(r"\b(?:sources?|people familiar|insiders?)\b", regex.IGNORECASE)
_ARTICLE: Final = regex.compile(r"^(?:the|a|an|one|another|some|several|two) ", regex.IGNORECASE)
_BODY_WORD: Final = regex.compile(
    r"^(?:the )(?:company|ministry|agency|office|statement|headquarters|group|department|service|organi[sz]ation)$",
    regex.IGNORECASE,
)


#: "according to his Telegram channel": the person's own words.
_OWN_VOICE: Final = regex.compile(
    r"(his|her|its|their) (?:\w+ ){0,3}?(?:channel|page|post|account|statement|letter|article|message|feed)",
    regex.IGNORECASE,
)
_BODY: Final = regex.compile(INSTITUTION)
#: "the post", "the message", "a Thursday post on X": the words of who spoke last.
_MESSAGE: Final = regex.compile(
    r"(?:the|his|her|its|their|an?) (?:[\p{Lu}]\w+day |online |later |same |short |joint |video |social media |"
    r"Telegram |Facebook |follow-up )*(?:post|message|statement|tweet|letter|text|caption|communiqu[eé]|release|"
    r"appeal|report|publication|comment)(?: on (?:the )?[\p{Lu}]\w*(?: \w+)?)?",
    regex.IGNORECASE,
)


#: "The Russian delegation leader", "Ukraine's chief negotiator": whoever of that side negotiates, not its president.
_LEADS_TEAM: Final = regex.compile(r"\b(?:delegation|negotiating team|team) (?:leader|head|chief)\b", regex.IGNORECASE)


class Voice(NamedTuple):
    """Somebody who speaks: a person id, side id or name as printed, with the role as printed."""

    speaker: str
    role: str | None = None


@dataclass(slots=True)
class Memory:
    """Who was named and who spoke so far; grows in reading order and answers for pronouns, offices and surnames."""

    talks: Talks
    today: date | None
    persons: dict[str, Person]
    last: Voice | None = None  # the last to speak
    subject: Voice | None = None  # the last person in subject place, speaking or not
    body: Voice | None = None  # the last institution to speak
    order: list[str] = field(default_factory=list)  # persons and names, the latest last
    surnames: dict[str, str] = field(default_factory=dict)  # of names as printed
    roles: dict[str, str] = field(default_factory=dict)  # lower case, all roles seen


def remember(talks: Talks, today: date | None) -> Memory:
    """Start an empty memory for an article of a day."""
    return Memory(talks=talks, today=today, persons={person.id: person for person in talks.persons})


def meet(memory: Memory, source: Source) -> Voice | None:
    """Note that a person was named and give them as a voice; None for sources that are no person."""
    if source.kind == "person":
        _note(memory, source.ident, source.role)
        return Voice(source.ident, source.role)
    if source.kind != "name":
        return None
    full = source.ident if " " in source.ident else memory.surnames.get(_plain(source.ident), source.ident)
    if " " in full:
        memory.surnames[_plain(full.split(" ")[-1])] = full
        memory.surnames.setdefault(_plain(full.split(" ")[0]), full)  # "Guo Jiakun", later "Guo"
    _note(memory, full, source.role)
    return Voice(full, source.role)


_HONORIFIC: Final = regex.compile(r"^(?:mrs?|ms)\.? ")


def _plain(surname: str) -> str:
    return str(_HONORIFIC.sub("", surname.lower()))


def _note(memory: Memory, who: str, role: str | None) -> None:
    if who in memory.order:
        memory.order.remove(who)
    memory.order.append(who)
    if role:
        memory.roles[who] = f"{memory.roles.get(who, '')} {role.lower()}"


def voice(memory: Memory, source: Source, inside: Sequence[Mention] = ()) -> Voice | None:
    """Say who a source is; ``inside``: the mentions its words hold (who has the office, whose minister it is)."""
    if source.kind in ("person", "name"):
        return meet(memory, source)
    if source.kind == "pronoun":
        return _pronoun(memory, source.ident)
    if source.kind in ("side", "agency"):
        return Voice(source.ident)
    return _office(memory, source.ident, inside)


def _pronoun(memory: Memory, word: str) -> Voice | None:
    if word in ("it", "they", "them"):
        return memory.body or memory.last
    wanted = "she" if word in ("she", "her") else "he"
    for candidate in (memory.subject, memory.last):
        if candidate is not None and _gender(memory, candidate.speaker) in (wanted, None):
            return candidate
    named = next((who for who in reversed(memory.order) if _gender(memory, who) in (wanted, None)), None)
    return Voice(named) if named else memory.last


def _gender(memory: Memory, who: str) -> str | None:
    """Give the pronoun of a person, "it" for a body, None when unknown."""
    person = memory.persons.get(who)
    if person is not None:
        return person.pronoun
    return "it" if who.isupper() else None


def _office(memory: Memory, phrase: str, inside: Sequence[Mention]) -> Voice | None:
    words = _ARTICLE.sub("", phrase)
    own = _OWN_VOICE.fullmatch(words)
    if own is not None:
        return _pronoun(memory, {"his": "he", "her": "she"}.get(own[1].lower(), "it"))
    if _UNNAMED.search(words):
        return Voice("unnamed source", phrase)
    definite = phrase[:4].lower() == "the " or (phrase[:1].isupper() and not phrase[:2].lower().startswith("a "))
    body = memory.body
    if definite and body is not None and (_BODY_WORD.match(phrase) or _last_word(body.speaker) == _last_word(words)):
        return body
    head = "negotiator" if _LEADS_TEAM.search(words) else _head(words)
    if memory.last is not None and _MESSAGE.fullmatch(phrase) and not inside:
        return Voice(memory.last.speaker, memory.last.role)
    if _BODY.fullmatch(head) and not any(_gender(memory, m.id) == "it" for m in inside if m.kind == "person"):
        return Voice(words)
    if definite:
        side = next((m.id for m in inside if m.kind == "side"), None)
        earlier = _earlier(memory, side, head)
        if earlier is not None:
            return Voice(earlier, phrase)
    holder = next((m for m in inside if m.kind == "person"), None)
    if holder is not None and definite:
        return Voice(holder.id, phrase)
    last = memory.last if definite else None
    if last is not None and (
        head in _ANYBODY or head in ("president", "head of state") or _alike(memory, last.speaker, words)
    ):
        return Voice(last.speaker, phrase)
    return Voice(words)


def _alike(memory: Memory, who: str, words: str) -> bool:
    """Tell whether an office phrase shares a telling word with the offices printed for somebody."""
    return not {w for w in words.lower().split() if len(w) > 3}.isdisjoint(memory.roles.get(who, "").split())


def _last_word(words: str) -> str:
    return words.rsplit(" ", 1)[-1].lower()


def _head(words: str) -> str:
    match = _HEAD.search(words)
    return match[0].lower() if match else words.split(" ")[-1].lower()


def _earlier(memory: Memory, side: str | None, head: str) -> str | None:
    """Give the person named before whom an office phrase means: the last to speak first, then the latest named."""
    wanted = _SAME_OFFICE.get(head, frozenset({head}))
    ranked = [memory.last.speaker] if memory.last is not None else []
    for who in [*ranked, *reversed(memory.order)]:
        person = memory.persons.get(who)
        if person is not None and (person.pronoun == "it" or (side is not None and person.side != side)):
            continue
        offices = f" {memory.roles.get(who, '')} {' '.join(_in_force(person, memory.today))} "
        if any(f" {word} " in offices for word in wanted):
            return who
    return None


def _in_force(person: Person | None, today: date | None) -> list[str]:
    """Give the offices a person holds on a day, in lower case."""
    offices = person.offices if person is not None else ()
    return [
        office.title.lower()
        for office in offices
        if today is None
        or ((office.since is None or office.since <= today) and (office.until is None or today <= office.until))
    ]


def holds(memory: Memory, who: str, title: str, side: str) -> bool:
    """Tell whether a person of the lexicon holds an office of a side on the article's day."""
    person = memory.persons[who]
    return person.side == side and title.lower() in _in_force(person, memory.today)


def speak(memory: Memory, who: Voice) -> None:
    """Note that somebody spoke."""
    memory.last = who
    act(memory, who)


def act(memory: Memory, who: Voice) -> None:
    """Note that somebody is what a sentence is about: the next "he" or "the ministry"."""
    if _gender(memory, who.speaker) == "it" or _looks_like_body(memory, who.speaker):
        memory.body = who
    else:
        memory.subject = who


def _looks_like_body(memory: Memory, who: str) -> bool:
    """Tell whether a name as printed is an institution's: its last word says so, or it has small letters throughout."""
    if who in memory.persons:
        return False
    return _BODY.fullmatch(_last_word(who)) is not None or not any(word[:1].isupper() for word in who.split(" "))

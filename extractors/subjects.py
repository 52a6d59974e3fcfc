"""Who acts in a clause: sides by name, person, joint expression or pronoun; carried forward where left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import regex

from extractors.model.lexicon import Person, Talks
from extractors.model.text import Mention
from extractors.pieces import Piece, verb

#: After these a side is no subject, unless the word before is a group that stands for it.
_UNDER: Final = regex.compile(
    r"\b(?:of|between|with|to|for|from|against|by|in|near|after|before|about|on|under|via|through|without|into|"
    r"towards?|at|over|"
    r"among|than|as|during|inside|across)"
    r"(?: (?:the|its|their|both|all|former|late|senior|top|neighbou?ring|then|a|an|\w+ern|\w+'s|[Pp]resident|"
    r"[Pp]rime|[Ff]oreign|[Dd]efen[cs]e|[Mm]inister|[Ss]ecretary|"
    r"[Ee]nvoy|[Ll]eader|[Cc]hancellor|[Cc]ounterpart|Mr|[Uu]krainian|[Rr]ussian|U\.S\.|US|American|Turkish|French|"
    r"German|British))* $"
)
_GROUP_OF: Final = regex.compile(
    r"\b(?:officials?|representatives?|delegat(?:ion|e)s?|teams?|negotiators?|envoys?|leaders?|presidents?|"
    r"diplomats?|ministers?|heads?|sides?|"
    r"forces|authorities|governments?|parliaments?|ministr(?:y|ies)|headquarters|ombuds\w+|groups?|parties|spokes\w+|"
    r"officers?|mediators?)"
    r" (?:of|from|for)(?: (?:the|both|foreign|defen[cs]e|top|two))* $|\b(?:officials?|representatives?|delegat(?:ion|"
    r"e)s?|teams?|negotiators?|envoys?|leaders?|presidents?|"
    r"diplomats?|ministers?|sides?) (?:of|from) .{2,60}?(?:, |and )(?:the )?$",
    regex.IGNORECASE,
)
#: A side's adjective on these belongs to what is acted on.
_THING: Final = regex.compile(
    r"(?:'s)?[ -](?:(?:captured|wounded|killed|detained|displaced|imprisoned|fallen|dead|former|war|young|and|or|"
    r"separatist|civilian|own|latest|new|joint|many|all|other|peace|prisoner|summit|ceasefire) ){0,3}"
    r"(?:prisoners?|pows?|captives?|detainees?|soldiers?|servicem[ae]n|servicewomen|servicemembers?|troops|fighters|"
    r"defenders|marines|guards\w*|"
    r"personnel|civilians|bod(?:y|ies)|remains|dead|children|citizens|nationals|people|men|women|hostages|proposals?|"
    r"offers?|demands?|initiatives?|calls?|"
    r"plans?|idea|invitation|suggestions?|cease-?fires?|truces?|talks|negotiations|border|territory|soil|war|invasion|conflict|cit(?:y|"
    r"ies)|regions?|attacks?|strikes?|shelling|captivity|media|agenc(?:y|ies))\b",
    regex.IGNORECASE,
)
_OPENER: Final = regex.compile(
    r"^\W*(?:as|after|before|since|than|while|that|if|when|because|until|and|but)\b(?= (?:the )?$)", regex.IGNORECASE
)
#: "a Putin-Zelensky meeting": the names belong to the meeting.
_EVENT: Final = regex.compile(
    r"(?:'s?)?(?:[-–/](?-i:\p{Lu})[\p{L}'-]+)*(?: (?:\w+-to-\w+|direct|personal|bilateral|trilateral|possible|"
    r"potential|peace|prisoner|face-to-face|leaders'?))* (?:summits?|meetings?|talks|negotiations|rounds?|t[eê]te|"
    r"exchange|swap|deal|dialogue|call)\b",
    regex.IGNORECASE,
)
_THEY: Final = regex.compile(
    r"^\W*(?:(?:but|and|while|as|that|after|before|when|where|if|because|then|so|once|until|which|during|under|in|at|"
    r"by|\w+ly|now) )*(?:they|both|each|the two)\b",
    regex.IGNORECASE,
)
_JOINT: Final = regex.compile(
    r"^\W*(?:(?:but|and|while|as|that|after|before|when|where|if|because|then|so|once|until) )?(?:the )?(?:two |"
    r"both |warring |opposing |negotiating )*"
    r"(?:sides|parties|delegations|negotiators|teams|delegates|envoys|negotiating teams|countries|neighbou?rs|"
    r"belligerents|foes|foreign ministers|"
    r"(?:officials|representatives|delegations|negotiators) (?:of|from) (?:both|the two|the) (?:sides|countries|"
    r"parties)) ",
    regex.IGNORECASE,
)
_PRONOUN: Final = regex.compile(
    r"^\W*(?:(?:but|and|while|as|that|after|before|when|because|though|although|where|since|if|so) )?(?:it|he|she|"
    r"its|his|her|who)\b",
    regex.IGNORECASE,
)
#: "with Erdogan proposing …": the verb of a clause without a finite one.
_PARTICIPLE: Final = regex.compile(
    r"(?<!\b(?:the|a|an|of|for|to|and|Foreign) )\b(?!(?:during|including|following|regarding|concerning|according|"
    r"meeting|spring|king|building)\b)[a-z]{3,}ing\b"
)
#: ", securing the release of …" is done by the subject of the clause before.
_PARTICIPLE_FIRST: Final = regex.compile(
    r"[\s,]*(?!during\b|including\b|following\b|according\b|regarding\b)[a-z]{3,}ing\b"
)
_EARLIER: Final = regex.compile(
    r"\b(?:the )?(?P<which>former|latter)\b(?! \w+ (?:president|minister|prime|leader|soviet))", regex.IGNORECASE
)
_NO_SUBJECT: Final = regex.compile(r"^\W*(?:(?:and|but|or|yet|which|then|later|also|\w+ly) )*\W*$", regex.IGNORECASE)


def side_of(mention: Mention, talks: Talks) -> str | None:
    """Give the side a mention speaks for: of a person, an office holder, a side; BOTH for a joint expression."""
    if mention.kind in ("side", "joint"):
        return mention.id
    if mention.kind == "person":
        return person_side(mention.id, talks)
    return None


_SIDES: dict[int, tuple[Talks, dict[str, str]]] = {}  # by identity: a topic is loaded once a run
_MOST_TALKS: Final = 8


def person_sides(talks: Talks) -> Mapping[str, str]:
    """Give the side of every person of the lexicon by id."""
    known = _SIDES.get(id(talks))
    if known is None or known[0] is not talks:
        if len(_SIDES) > _MOST_TALKS:
            _SIDES.clear()
        known = _SIDES[id(talks)] = (talks, {person.id: person.side for person in talks.persons})
    return known[1]


def person_side(ident: str, talks: Talks) -> str | None:
    """Give the side of a person of the lexicon."""
    return person_sides(talks).get(ident)


_SECOND: Final = regex.compile(r"[-–/]([\p{Lu}][\p{L}'-]+)")


def hyphened(plain: str, end: int, talks: Talks) -> list[Person]:
    """Give the second person of a pair printed with a hyphen ("Putin-Zelensky"); ``end``: where the first name ends."""
    match = _SECOND.match(plain, end)
    return [p for p in talks.persons if match[1] in p.surnames] if match else []


def merge(sides: Iterable[str], talks: Talks) -> tuple[str, ...]:
    """Make the two parties together BOTH; other sides stay beside it, in a fixed order."""
    found = set(sides)
    if "BOTH" in found or found >= set(talks.parties):
        found = (found - set(talks.parties)) | {"BOTH"}
    return tuple(sorted(found))


def subjects(
    plain: str,
    piece: Piece,
    mentions: Sequence[Mention],
    before: Sequence[Mention],
    carried: tuple[str, ...],
    talks: Talks,
    *,
    headline: bool = False,
) -> tuple[str, ...]:
    """Give the acting sides of a piece; ``carried``: those of the clause before, for pronouns and left-out subjects.

    ``mentions`` are those of the piece, ``before`` those earlier in the sentence; offsets count in the sentence.
    """
    if _PARTICIPLE_FIRST.match(plain, piece.start) or _EACH_DOING.match(plain, piece.start):
        return carried
    stressed = _cleft(plain, piece, [*before, *mentions], talks)
    if stressed is not None:
        return (stressed,)
    found = verb(plain, piece.start, piece.end, headline=headline) or _PARTICIPLE.search(
        plain, piece.start + 5, piece.end
    )
    stop = found.start() if found else piece.end
    region = plain[piece.start : stop]
    low = region.lower()
    earlier = _EARLIER.search(region) if "former" in low or "latter" in low else None
    if earlier:
        return _one_of(before if before else mentions, earlier["which"].lower(), talks)
    acting = [m for m in mentions if m.start < stop and _acts(plain, piece.start, m, stop) and not _owns(plain, m)]
    sides = [s for s in (side_of(m, talks) for m in acting) if s]
    if sides:
        return merge(sides, talks)
    if _JOINT.match(region + " "):
        return ("BOTH",)
    if _THEY.search(region):
        return carried or ("BOTH",)
    if piece.kind == "rel" and _NO_SUBJECT.match(region):
        return _antecedent(piece, before, talks)
    return carried if _PRONOUN.match(region) or _NO_SUBJECT.match(region) else ()


#: "…, each giving the other 60": who acts are those named before, whoever says so behind.
_EACH_DOING: Final = regex.compile(r"\W*with (?:each|both|the two)(?: (?:side|sides|country|party|of them))? \w+ing\b")
#: "It was Kyiv, not Moscow, that …": the side stressed acts.
_CLEFT: Final = regex.compile(r"\b[Ii]t (?:is|was|had been|has been)\b(?P<who>[^;.:]{2,60}?)\b(?:that|who)\b")
_OPENS_THAT: Final = regex.compile(r"[\s,]*(?:that|who)\b")


def _cleft(plain: str, piece: Piece, known: Sequence[Mention], talks: Talks) -> str | None:
    if "t was " not in plain[: piece.end] and "t is " not in plain[: piece.end]:
        return None
    found = _CLEFT.search(plain, 0, piece.end)
    if found is None or not (found.start() >= piece.start or _OPENS_THAT.match(plain, piece.start)):
        return None
    for m in known:
        side = side_of(m, talks)
        inside = found.start("who") <= m.start and m.end <= found.end("who")
        close = inside and _ONLY_NAME.fullmatch(plain, found.start("who"), m.start)
        if side is not None and close and not plain[: m.start].endswith(("not ", "not the ")):
            return side
    return None


_ONLY_NAME: Final = regex.compile(
    r" (?:not [^,;]{2,30}(?:,? but|,) )?(?:actually |in fact |again |only )?(?:the |President )?"
)


#: "Ukraine's European allies": the friends act.
_FRIENDS: Final = regex.compile(r"['’]s? (?:\w+ ){0,2}?(?:allies|partners|backers|supporters|friends)\b")


def _owns(plain: str, mention: Mention) -> bool:
    """Tell whether a side only says whose friends act."""
    return _FRIENDS.match(plain, mention.end) is not None


def _acts(plain: str, start: int, mention: Mention, stop: int) -> bool:
    if mention.kind not in ("side", "person", "joint"):
        return False
    left = _OPENER.sub("", plain[max(start, mention.start - 80) : mention.start])
    owns = mention.form == "adjective" or plain.startswith("'s", mention.end)
    if mention.kind == "side" and owns and _THING.match(plain, mention.end):
        return False
    if (mention.kind != "side" or mention.form == "adjective") and _EVENT.match(plain, mention.end):
        return False
    if mention.kind == "joint" and _THING.match(plain, mention.end) and mention.text[:1].isupper():
        return False
    if _BETWEEN.search(left):
        return False
    if stop - mention.end <= 1 and (_THEN.search(left) or (_WITH.search(left) and _PARTICIPLE.match(plain, stop))):
        return True
    return not _UNDER.search(left) or _GROUP_OF.search(left) is not None


#: "after Zelensky declared": not under the preposition, but the subject of what follows it.
_THEN: Final = regex.compile(r"\b(?:after|before|as|since|than|while|because) (?:the )?$")
#: "with Turkey's president proposing …": an absolute clause with a subject of its own.
_WITH: Final = regex.compile(r"\bwith (?:[\p{L}'’-]+ ){0,3}$")
#: The second of two: "a summit between Putin and Ukraine's Zelensky".
_BETWEEN: Final = regex.compile(r"\bbetween [^;.]{2,80}(?:,| and|, and) (?:[\w'-]+ ){0,3}$")


def _antecedent(piece: Piece, before: Sequence[Mention], talks: Talks) -> tuple[str, ...]:
    """Give the side a relative clause hangs on, when it stands right before it."""
    near = [m for m in before if 0 <= piece.start - m.end <= 3]
    sides = [s for s in (side_of(m, talks) for m in near) if s]
    return merge(sides, talks)


def _one_of(before: Sequence[Mention], which: str, talks: Talks) -> tuple[str, ...]:
    """Resolve "the former" and "the latter" by the order of the two parties as named before."""
    order: list[str] = []
    for mention in before:
        if mention.kind == "joint":
            order += [side for _, side in sorted(named(mention.text, talks))]
        elif (side := side_of(mention, talks)) is not None:
            order.append(side)
    parties = [side for i, side in enumerate(order) if side in talks.parties and side not in order[:i]]
    if len(parties) != 2:
        return ()
    return (parties[0] if which == "former" else parties[1],)


def named(text: str, talks: Talks) -> list[tuple[int, str]]:
    """Find where the two parties are named inside a joint expression ("Moscow and Kyiv")."""
    found = []
    for side in talks.sides:
        if side.id in talks.parties:
            places = [text.find(word) for word in (*side.names, *side.adjectives, *side.metonyms) if word in text]
            found += [(min(places), side.id)] if places else []
    return found

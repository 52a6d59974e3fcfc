"""Where a sentence falls apart into clauses; one left-to-right pass over the places where it could.

A place is a comma, a stop, a dash or a joining word. It counts when a verb follows that is not the verb before it:
"Umerov and Medinsky met" stays whole, "Kyiv agreed and Moscow refused" falls apart.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractors.phrase_commas import in_phrase, is_item
from extractors.triggers import gated
from extractors.verbs import VERB_FIRST
from extractors.verbs import verb as verb

REPORT: Final = (
    r"(?:said|says|saying|tells|told|telling|adds|added|adding|claims|claimed|claiming|confirmed|confirms|confirm|"
    r"confirming|denied|denies|"
    r"deny|denying|reported|reports|stressed|stressing|noted|noting|insists|insisted|insisting|warned|warning|stated|"
    r"states|announced|"
    r"announcing|acknowledged|admitted|argued|believes|believed|believe|thinks|thought|think|hopes|hoped|hoping|"
    r"fears|feared|doubts|doubted|recalled|"
    r"revealed|informed|informs|explained|estimated|predicted|disclosed|specified|clarified|emphasi[sz]ed|reiterated|repeated|"
    r"maintained|wrote|posted|asserted|alleged|declared|indicated|signalled|"
    r"signaled|suspects|suspected|expects|expected|understands|learned|conceded|asked)"
)
_DAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|earlier|later|afterwards?"
#: "declared a ceasefire starting at ten": a truce declared is an object, unless something is said of it.
_NO_TRUCE: Final = (
    r"(?!(?<=\b(?:declared|announced)) an? (?:[\w-]+ ){0,3}?(?:cease-?fire|truce|pause|halt)\b"
    r"(?! (?:would|will|had|has|was|is|could|may|might)\b))"
)
#: "said on Monday", "told reporters", "said in a post on Telegram" and then a clause of its own.
_SAID: Final = gated(
    rf"\b{REPORT}\b{_NO_TRUCE}(?: (?:on |late |late on |early )?(?:{_DAY}))?(?: (?:the )?"
    rf"(?:reporters|journalists|media|the media|state media|state TV|"
    r"(?<=\b(?:told|tells?|telling|informed) (?:the )?)[\p{Lu}][\w./-]+(?: [\p{Lu}][\w./-]+)?(?: news agency)?"
    r"(?! (?:talks|negotiations|prisoners?|exchanges?|swaps?|peace|delegations|negotiators|officials)\b)))?"
    r"(?: (?:in|at|on|via|"
    r"during) [^,;]{2,50}?)?(?: that)? (?="
    r"(?:the|a|an|any|all|both|each|every|they|he|she|it|its|his|their|there|this|that|no|neither|some|about|around|"
    r"nearly|over|more|up|at|such|"
    r"we|prisoners?|talks|negotiations|negotiators|delegations|bodies|peace|captured|representatives|officials|"
    r"exchanges?|swaps?|another)\b|\d|[\p{Lu}\"“])",
)
_PLACE: Final = regex.compile(
    r"(?P<hard>;|\s(?<=[\p{Ll}\d)%]{2}[.!?…]\s)(?<!\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sen|Rep|Gov|St|Jr|Sr|vs|No|Sgt|Capt|"
    r"Prof)\.\s)(?=[\"“]?\p{Lu})|:(?=\s)|\s(?<!\d\s)[–-]\s|[\"”»]\s(?=[–-]\s))|(?P<comma>,[\"”»'’]?(?=\s)|"
    r"[\"”»](?<=[,.!?…].)(?=\s))"
)
_JOIN: Final = gated(
    r"\b(?:and|but|or|yet|while|whereas|although|though|as|after|before|because|since|until|when|where|which|who|"
    r"[Ii]f|[Uu]nless|whether|so|despite|even though)\b(?=\s)"  # a headline in capitals sets its conditions, too
)
_OPENS: Final = regex.compile(
    r"\s*(?P<rel>which|who|whom|whose|where)\b|\s*(?P<sub>as|after|before|while|whereas|although|though|because|"
    r"since|[Ii]f|[Uu]nless|until|when|once|"
    r"with|without|despite|adding|saying|noting|stressing|citing|warning|claiming|insisting|following|amid|including|"
    r"(?<=, )(?:instead )?(?:offering|proposing|suggesting)|even though|"
    r"provided|according to)\b|\s*(?P<co>and|but|or|yet|so|nor)\b"
)
_ADJUNCT: Final = regex.compile(
    r"\s*[\"“«]?(?:Under|After|Following|Despite|Before|During|In|On|At|As|Since|Amid|With|Without|According|By|For|"
    r"Of|From|Upon|Ahead|Along|Besides|"
    r"Earlier|Later|Last|Today|Yesterday|Meanwhile|However|Speaking|Asked|Commenting|Answering|Citing|Given|If|When|"
    r"While|Although|Though|"
    r"Because|Until|Unless|Once|Between|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)


#: "…, the sides agreed.": belongs to what stands before it.
TAIL_AGREED: Final = regex.compile(
    r"\s*(?:(?:the )?(?:two |both )?(?:sides|parties|delegations|countries|negotiators)|they|both) (?:have |had |"
    r"also )?agreed\W*$",
    regex.IGNORECASE,
)


#: "… — 6,000 for 6,000", "…, with at least 1,000 people from each side": a count belongs to what stands before it.
_COUNT_ONLY: Final = regex.compile(r"\s*(?:\w+ ){0,3}?\d[\d,]*+(?:(?: for | to |-for-)\d[\d,]*+)?[^.;:,]{0,40}[.,]?$")
_WITH_COUNT: Final = regex.compile(r"\s*with (?:[a-z]+ ){0,3}?\d")


class Piece(NamedTuple):
    """A stretch of the sentence; ``kind``: main | rel | sub | co | said (the clause a reporting verb governs)."""

    start: int
    end: int
    kind: str
    opener: str


def pieces(plain: str, *, headline: bool = False) -> tuple[Piece, ...]:
    """Cut a sentence in plain form into clauses that cover it without gaps, in order."""
    found: list[Piece] = []
    start, kind, opener = 0, "main", ""
    for at, following, new_kind, word in _places(plain):
        if following <= start or at <= start:
            continue
        if not _cuts(plain, start, at, following, kind, new_kind, word, headline=headline):
            continue
        found.append(Piece(start, at, kind, opener))
        start, kind, opener = following, new_kind, word
    found.append(Piece(start, len(plain), kind, opener))
    return tuple(piece for piece in found if plain[piece.start : piece.end].strip(' ,;:–-"”“.»«'))


def _places(plain: str) -> list[tuple[int, int, str, str]]:
    """List where the sentence could be cut: end of the left piece, start of the right one, kind and opening word."""
    found = []
    for match in _PLACE.finditer(plain):
        if match["hard"]:
            found.append((match.start(), match.end(), "hard", match[0].strip()))
        else:
            opens = _OPENS.match(plain, match.end())
            kind = (opens.lastgroup or "comma") if opens else "comma"
            found.append((match.end(), match.end(), kind, opens[0].strip().lower() if opens else ","))
    for match in _JOIN.finditer(plain):
        opens = _OPENS.match(plain, match.start())
        found.append(
            (match.start(), match.start(), (opens.lastgroup if opens else None) or "sub", "w:" + match[0].lower())
        )
    found += [(m.end(), m.end(), "said", m[0]) for m in _SAID.finditer(plain)]
    return sorted(found, key=lambda place: (place[0], place[2] != "said"))


def _cuts(
    plain: str, start: int, at: int, following: int, kind: str, new_kind: str, word: str, *, headline: bool
) -> bool:
    """Tell whether a place cuts the sentence, given the piece open before it."""
    if word == ":" and _HEADS.match(plain[start:at]):
        return False
    if new_kind == "hard" or (plain[at - 1 : at] in '"”»' and plain[at - 2 : at - 1] in ",.!?…"):
        return not (word in ("–", "-") and _COUNT_ONLY.match(plain, following))
    stop = _stop(plain, following + len(word.removeprefix("w:")) + 1)
    if new_kind == "said" and word.rstrip().endswith("that"):
        stop = len(plain)
    first = verb(plain, following, stop, headline=headline)
    right = first is not None
    if new_kind == "said" and is_item(plain, following):
        return False
    if new_kind == "said":
        return first is not None and (
            word.rstrip().endswith("that") or not _UNDER.search(plain, following, first.start())
        )
    left = verb(plain, start, at, headline=headline) is not None
    if word.startswith("w:"):
        left = left or (headline and word in ("w:if", "w:unless"))  # "Talks to Resume If …": an infinitive for a verb
        return _word_cuts(plain, start, following, stop, word[2:], new_kind, left=left, right=right)
    if word == "with" and _WITH_COUNT.match(plain, following):
        return right
    if new_kind in ("rel", "sub"):
        return (
            right
            or word in ("with", "without", "adding", "saying", "according to")
            or _OFFERING.fullmatch(word) is not None
        )
    if new_kind == "co":
        return left and right and not _LISTED.search(plain[start:at])
    return _comma_cuts(plain, start, following, kind, left=left, right=right)


#: "rejected a truce, offering only a pause": an act of its own.
_OFFERING: Final = regex.compile(r"(?:instead )?(?:offering|proposing|suggesting)")
#: "Delivered to Kyiv on Thursday: 1,000 bodies", "Five hundred for five hundred: that is …": one statement.
_HEADS: Final = regex.compile(
    r"\W*(?:(?:\w+ and )?\w*(?:ed|rought|ent|ome)\b(?: (?:back|over|home))?(?: (?:to|from|by|in|on|under|last|this|"
    r"early|late|"
    r"[\p{Lu}\d][\w,]*|\w+day))*|(?:[\w,]+ )?\w+ for (?:[\w,]+ )?\w+|\d[\d,]*-for-\d[\d,]*)$",
)
#: "announced the largest swap since the war began": the verb is no clause of what was announced.
_UNDER: Final = regex.compile(r"\b(?:since|after|before|who|which|when|because|while|where)\b")
#: "Russia, the U.S., and Ukraine": a list of names, not a new clause.
_LISTED: Final = regex.compile(r", (?:the )?\p{Lu}[\w.'-]*+(?: \p{Lu}[\w.'-]*+)?,$")
#: "since Russia invaded, securing the release": back to the main clause.
_PARTICIPLE_FIRST: Final = regex.compile(
    r"\s*(?!during\b|including\b|following\b|according\b|regarding\b)[a-z]{3,}ing\b"
)


#: "At the second round, on 2 June, the sides …": the day belongs to the round.
_DATE_NEXT: Final = regex.compile(
    r" (?:held )?(?:on|in) (?:(?:\w+day,? )?\d{1,2} \p{Lu}\w+|\p{Lu}\w+ (?:\d{1,2}|20\d\d)|\w+day|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December))(?:,? 20\d\d)?,"
)


def _comma_cuts(plain: str, start: int, following: int, kind: str, *, left: bool, right: bool) -> bool:
    if in_phrase(plain, start, following):
        return False
    if not left and _ADJUNCT.match(plain, start):
        if _DATE_NEXT.match(plain, following):
            return False
        return verb(plain, following) is not None
    if VERB_FIRST.match(plain, following) or _PARTICIPLE_FIRST.match(plain, following):
        return kind in ("rel", "sub")
    return right and left and not TAIL_AGREED.match(plain, following)


#: "an agreement whereby Russia and Ukraine will …": two subjects, one clause.
_TWO_SUBJECTS: Final = regex.compile(
    r"\b(?:whereby|which|that|said|says|if|when|as|while|because|after|before|whether|once|where|until) (?:the )?"
    r"\p{Lu}[\w.'-]*+(?: \p{Lu}[\w.'-]*+)? $"
)
#: "between the Russian delegation | and representatives of Ukraine held …" is one phrase.
_BETWEEN: Final = regex.compile(r"\bbetween (?:(?!\band\b)[^,;]){0,60}$")


#: "has not yet agreed": no second clause begins at such a "yet".
_NOT_YET: Final = regex.compile(
    r"\b(?:not|never|no|none|nobody|neither|nor|nothing|without|unable|fail\w*)\b|n't\b|"
    r"\b(?:has|have|had|is|are|was|were|be|been|as|and|best|largest|biggest|will|would|may|could) $",
    regex.IGNORECASE,
)


def _word_cuts(
    plain: str, start: int, following: int, stop: int, word: str, kind: str, *, left: bool, right: bool
) -> bool:
    if word in ("if", "unless"):
        return left
    if not right or (word in ("and", "or") and _BETWEEN.search(plain[:following])):
        return False
    if word == "yet" and _NOT_YET.search(plain, max(0, following - 120), following):
        return False
    if kind == "rel":
        return _PREPOSITION.search(plain, max(0, following - 8), following) is None
    if kind == "sub":
        many = _AS_WELL.match(plain, following) or _AS_MANY.search(plain, 0, following)
        role = word == "as" and (many or _ACTS.search(plain, start, following))
        return left and not role
    after = following + len(word)
    if plain.startswith(" that ", after):
        return left
    if _TWO_SUBJECTS.search(plain[:following]) or _INVERTED.search(plain[:following]):
        return False
    if word == "and" and (_by_both(plain, start, following) or _AGED.search(plain, start, following)):
        return False
    return left and (VERB_FIRST.match(plain, after) is not None or _subject_first(plain, after, stop))


#: "a truce proposed by Europe | and Ukraine would …": two authors of one thing.
_BY_FIRST: Final = regex.compile(
    r"[\w-]+(?: (?:forward|up))? by (?:the |its )?\p{Lu}[\w.'-]*+(?: \p{Lu}[\w.'-]*+){0,3} $"
)


#: "three sisters aged four | and nine were let go"
_AGED: Final = regex.compile(r"\baged (?:between )?\w+ $")


def _by_both(plain: str, start: int, following: int) -> bool:
    """Tell whether what stands before an "and" is a thing with the first of its authors, and no clause yet."""
    first = verb(plain, start, following)
    return first is not None and _BY_FIRST.match(plain[first.start() : following]) is not None


_PREPOSITION: Final = regex.compile(r"\b(?:of|under|by|in|during|after|on|upon|to) $")
#: "Not since July have negotiators from Kyiv and Moscow met", "released 185 soldiers and 20 civilians and got": no cut.
_INVERTED: Final = regex.compile(
    r"\b(?:have|has|had|did|do|does|will|would|are|were|is) (?:the )?(?:\w+ )?(?:negotiators|delegat(?:ion|e)s|teams|"
    r"representatives|officials|envoys|sides|diplomats) (?:from|of) (?:the )?[\p{Lu}][\w.'-]*+ $"
)
_COUNT_FIRST: Final = regex.compile(r" (?:another |some |about )?\d")
_LIST_GOES_ON: Final = regex.compile(r"\b(?:and|or) $")
_AS_MANY: Final = regex.compile(r"\bas (?:many|much|few|little|high|low|early|late|soon) $")
_AS_WELL: Final = regex.compile(r"as (?:well|many|much|few|soon|long|part|of|a|an)\b")
#: "acted as mediators": a role, no clause.
_ACTS: Final = regex.compile(r"\b(?:act|serv|work|function|appoint|describ|regard|recogni[sz])\w* $")
_SUBJECT: Final = regex.compile(
    r"\s*(?:that )?(?:(?:the|a|an|both|its|their|his|her|[\p{Lu}][\w'.-]*|they|he|she|it|there|no|\d[\d,]*|officials|"
    r"negotiators|prisoners|bodies|"
    r"talks|\w+ers|delegations|sides|side|parties|representatives|former|latter|president|minister|foreign|new|"
    r"presidential) ?){1,7}(?:\w+ ){0,2}?$"
)


def _subject_first(plain: str, after: int, stop: int) -> bool:
    """Tell whether a subject of its own stands between the joining word and the verb."""
    found = verb(plain, after, stop)
    if found is None or (_COUNT_FIRST.match(plain, after) and _LIST_GOES_ON.search(plain, after, found.start())):
        return False
    return _SUBJECT.match(plain[after : found.start()]) is not None


_STOP: Final = regex.compile(r",(?!\d)|;|:(?=\s)|\s[–-]\s|[\"”»]")


def _stop(plain: str, start: int) -> int:
    """Give where the stretch after a place ends: the next comma or stop that is no part of a number."""
    match = _STOP.search(plain, start + 1)
    return match.start() if match else len(plain)

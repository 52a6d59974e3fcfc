"""Sentences cut into clauses with subject, polarity, tense, scope and attribution: what every fact rule reads."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import regex

from extractors import polarity
from extractors.annotate import attributions
from extractors.model.lexicon import Talks
from extractors.model.talks import Attribution
from extractors.model.text import Annotated, Clause, Mention, Sentence
from extractors.nearby import quotations_over
from extractors.pieces import Piece, pieces, verb
from extractors.subjects import subjects
from extractors.tense import scope, tense
from extractors.text import clean
from extractors.triggers import gated

#: A sentence without any of these tells of no event and is not cut; one with quotation marks is still one clause.
EVENT: Final = gated(
    r"involved \d|cease|cessat|truce|hostilit|silence|Black Sea (?:deal|agree|accord|truce)|corridor|safe passage|"
    r"evacuat|moratori|rescued|"
    r"accompanied|"
    r"\b(?:halt|paus|stop|suspen|refrain)\w* [^.;]{0,50}?(?:strik|attack|fir|fight|operation|militar|hostil)|not "
    r"to (?:fire|strik|attack|target|hit)|"
    r"sit-down|\bgift|relinquish|surrender|"
    r"in touch|(?:keep|kept|go on|carry on) (?:talk|negotiat)ing|communication|"
    r"\binvite|next time|in person|\buntil\b|\bmessages\b|(?:stands?|stood|is|are|was|were) ready|"
    r"(?:day|week)s (?:he|it|they) |"
    r"talks?\b|negotiat|\brounds?\b|meet|\bmet\b|session|summit|exchang|swap|prisoner|\bpows?\b|captive|"
    r"captivity|captured|"
    r"\bbod(?:y|ies)\b|remains|corpses|fallen|repatriat|delegat|\bled\b|\blead(?:s|er|ing)?\b|head(?:s|ed|ing)?\b|"
    r"minutes?|hours?|"
    r"one-on-one|face-to-face|t[eê]te|released?|freed|\bfree(?:s|ing)?\b|"
    r"servicem|soldiers|sat down|sit down|\bsp(?:oke|eak|oken)\b|"
    r"privately|\bphone|\bcall with|\breceived\b|"
    r"progress|breakthrough|accus|\bblam(?:e|ing)|invasion|invaded|\bapart\b|opposed|stall|drag(?:s|ged|ging)\b|"
    r"annex|"
    r"serious|drones|barrage|regions\b|discussions\b|"
    r"gather|plenary|venue|dead|presidents|proposed|reject|agreed|home\b|counterpart|trad(?:ed|ing)\b|"
    r"mediat|broker|intermediar|facilitat|\bhost|\bchair|good offices|groups?\b|memorand|\bdrafts?\b|\blists?\b|"
    r"contacts?\b|dialogue|consult|confer|orphan|return\w* (?:to|from|of) |"
    r"return\w* (?:[\w,-]+ ){0,3}(?:citizens|residents|people|nationals|civilians)|child|reunit|readiness|willing|"
    r"demand|insist|withdraw|pull(?:s|ed|ing)? |neutral|militari|denazif|recogni|renounc|\bmust\b|territor|"
    r"sanction|tariff|"
    r"guarantee|ultimatum|deadline|ceding|\bcede|concession|\bgiv\w+ (?:up|away)|red line|weapons|"
    r"military (?:aid|assistance)|air defen[cs]e|missile|\bconditions?\b|root causes|troops|peacekeep|\bjoin|"
    r"membership|frozen assets|elections|"
    r"\btogether\b|shelling|mobili[sz]|referendum|reparation|(?:day|week)s? (?:to|or)\b|answer|accept|"
    r"confer(?:red|s|ring)?\b|each other|encounter|envoys|\bteams?\b|represented|take place|took place|"
    r"took their seats|\bheld\b|"
    r"batter(?:y|ies)|\barms\b|interceptor|assurance|systems|protection|"
    r"\bplans?\b|proposals?\b|documents?\b|papers?\b|road ?maps?\b|\bterms\b|\bletters?\b|framework|\bpeace\b|"
    r"telephon|\bcalls?\b|\bcalled\b|visit|trilateral|\bpause\b|\bNATO\b|alliance|agreements?\b|accords?\b|\bdeal\b|"
    r"offered|invit|postpon|cancel|resum|"
    r"\brefus|\barmy\b|armed forces|\bcontrol (?:of|over)\b|hand\w* over|(?:left|rest|whole) of",
    regex.IGNORECASE,
)
#: Under which an article keeps the clauses it was read in, for what is looked for in them later.
CLAUSES: Final = ("clauses",)
#: Characters of a sentence that somebody wrote; longer ones are tables, code or an attack, or one long quotation, and
#: are not cut.
LONGEST: Final = 1500
#: Lines that are page furniture, teasers, captions or summaries by machine: nobody reports anything in them.
_JUNK: Final = gated(
    r"^\W*+(?:read (?:also|more|next)|see also|also read|more on this|related(?: stories| articles)?|recommended|"
    r"watch|listen|subscribe|sign up|follow us|"
    r"ai[ -](?:generated )?summary|advertisement|copyright|photo|file photo|image|caption|explainer video|"
    r"published in|updated|share)\b(?=[:!. ]|$).{0,400}$"
    r"|\((?:\p{Lu}\w+ )+photo\)"
    r"|\b(?:file|handout|pool) (?:photo|picture|image)\b|\bphoto(?:graph)?: |\b(?:via|photo by) (?:reuters|ap|afp|"
    r"getty)\b|^\W*+\(c\)"
    r"|\bcookies?\b.{0,80}\bdevice\b|\bstore data on your device\b|\bnewsletter\b|"
    r"\bposes? (?:for|before|ahead|prior|during|with)\b|\b(?:is|are) (?:seen|pictured) (?:here )?(?:before|ahead|"
    r"during|prior)\b|^\W*+(?:pictured|in this (?:photo|image|picture|handout)|this handout|from left|\(?l-r)\b",
    regex.IGNORECASE,
)
_CREDIT: Final = regex.compile(r"^\W*©")
_CAPITALS: Final = regex.compile(r"^(?![\"“«])[^a-z]{20,}$")
_HANGS: Final = regex.compile(
    r"^\W*(?:and |but |or )?(?:if|unless|provided|whether|in case|should)\b|^\W*(?-i:Had|Were) (?!been\b)[\p{L}]",
    regex.IGNORECASE,
)
#: "once a truce is agreed", "after the deal has been signed": still to come, as the present tense says.
_ONCE: Final = regex.compile(
    r"^\W*(?:and |but )?(?:only )?(?:once|as soon as|after|when|until) [^,;.]{2,60}?\b(?:is|are|has been|have been) "
    r"(?:\w+ly )?(?:agreed|reached|signed|concluded|established|declared|implemented|achieved|secured|finali[sz]ed|"
    r"in (?:place|force|effect))\b",
    regex.IGNORECASE,
)
_OPEN: Final = gated(r"\b(?:will|would|could|can|may|might|is|are|should|must)\b", regex.IGNORECASE)
_TO_COME: Final = regex.compile(r"\W*(?:[\w'’.-]+ ){1,4}to \p{L}")  # "Talks to Resume If …"
_URGES: Final = regex.compile(r"\b(?:threaten|ready|offer|propos|demand|insist|agreed)", regex.IGNORECASE)
_SAYS: Final = regex.compile(r"\b(?:said|says|told|claims|claimed|insists|insisted)\b")
_SAYS_LAST: Final = regex.compile(r"\b(?:said|says|told|claims|claimed|insists|insisted)(?: that)? *$")
_TAKES_BACK: Final = gated(
    r"\b(?:the|this|that|these|such|those) (?:\w+ )?(?:report|claim|rumou?r|information|statement|news)|\b(?:this|it|"
    r"that) (?:is|was)\b",
    regex.IGNORECASE,
)


def clauses(annotated: Annotated) -> tuple[Clause, ...]:
    """Cut every sentence of an article that can hold a fact; offsets count in the title or body."""
    said = attributions(annotated)
    last = annotated.sentences[-1].paragraph if annotated.sentences else 0
    found: list[Clause] = []
    carried: tuple[str, ...] = ()
    starts = [q.start for q in annotated.quotations if q.where == "body"]
    for number, sentence in enumerate(annotated.sentences):
        event = len(sentence.text) <= LONGEST and EVENT.found(clean(sentence.text))
        if not (event or _holds_words(sentence, starts)) or junk(sentence):
            continue
        following = annotated.sentences[number + 1] if number + 1 < len(annotated.sentences) else None
        cut = [
            attributed(c, annotated, said.get(sentence.index))
            for c in _cut(sentence, following, annotated.talks, carried, last, whole=not event)
        ]
        found += cut
        carried = next((c.subjects for c in cut if c.subjects), carried)
    return tuple(found)


def _holds_words(sentence: Sentence, starts: Sequence[int]) -> bool:
    """Tell whether a quotation begins in a sentence; ``starts``: where those of the body do, in order."""
    place = bisect_left(starts, sentence.start)
    return sentence.where == "body" and place < len(starts) and starts[place] < sentence.end


def attributed(clause: Clause, annotated: Annotated, sentence: Attribution | None) -> Clause:
    """Give a clause its source: the speaker of its quotation, the subject of its own "says", else its sentence's."""
    for quotation in quotations_over(annotated, clause.sentence.where, clause.start, clause.end):
        shared = min(quotation.end, clause.end) - max(quotation.start, clause.start)
        if shared * 2 > clause.end - clause.start and quotation.mode != "fragment":
            kind = "direct" if quotation.mode == "direct" else "mixed"
            return replace(
                clause,
                attribution=Attribution(
                    speaker=quotation.speaker, role=quotation.role, kind=kind, channel=quotation.channel
                ),
            )
    if sentence is None:
        return clause
    own = _sayer(clause) if len(_SAYS.findall(clause.sentence.text)) > 1 else None
    return replace(clause, attribution=replace(sentence, speaker=own) if own else sentence)


def _sayer(clause: Clause) -> str | None:
    """Give who says a clause that directly follows its own verb of saying ("Moscow says …; Kyiv says …")."""
    left = clause.sentence.text[: clause.start - clause.sentence.start]
    near = [
        m
        for m in clause.sentence.mentions
        if m.end <= clause.start and m.kind in ("person", "side") and clause.start - m.end < 30
    ]
    return near[-1].id if near and _SAYS_LAST.search(left) else None


def junk(sentence: Sentence) -> bool:
    """Tell whether a sentence is page furniture: a teaser, a caption, a credit, a machine's summary."""
    if sentence.where == "title":
        return False
    text = sentence.text
    return bool(_JUNK.search(text[:500]) or ("©" in text[:500] and _CREDIT.match(text[:500])) or _CAPITALS.match(text))


def _cut(
    sentence: Sentence, following: Sentence | None, talks: Talks, carried: tuple[str, ...], last: int, *, whole: bool
) -> Iterator[Clause]:
    plain = clean(sentence.text)
    cut = (Piece(0, len(plain), "main", ""),) if whole else pieces(plain, headline=sentence.where == "title")
    states = _polarities(plain, cut, _taken_back(plain, following))
    local = [_shift(m, -sentence.start) for m in sentence.mentions]
    main = last_who = carried
    for piece, state in zip(cut, states, strict=True):
        inside = [m for m in local if piece.start <= m.start and m.end <= piece.end]
        before = [m for m in local if m.end <= piece.start]
        who = subjects(
            plain,
            piece,
            inside,
            before,
            last_who if piece.kind == "said" else main,
            talks,
            headline=sentence.where == "title",
        )
        last_who = who or main
        if piece.kind not in ("rel", "sub") and who:
            main = who
        text = plain[piece.start : piece.end]
        when = tense(plain, piece, plain[: piece.start])
        yield Clause(
            sentence=sentence,
            start=sentence.start + piece.start,
            end=sentence.start + piece.end,
            text=sentence.text[piece.start : piece.end],
            mentions=tuple(_shift(m, sentence.start) for m in inside),
            subjects=who,
            polarity=state,
            tense=when,
            scope=scope(sentence, text, when, last),
            attribution=Attribution(),
        )


def _shift(m: Mention, by: int) -> Mention:
    return Mention(
        kind=m.kind,
        id=m.id,
        start=m.start + by,
        end=m.end + by,
        text=m.text,
        span=m.span,
        quantity=m.quantity,
        form=m.form,
    )


def _taken_back(plain: str, following: Sentence | None) -> int:
    """Give up to where the sentence is called false, by itself or by the sentence after it; 0 when it is not."""
    place = polarity.withdrawn(plain)
    if place:
        return place
    if following is None or following.where == "title":
        return 0
    after = clean(following.text)
    if polarity.DENIES_IT.search(after):
        return len(plain)
    return len(plain) if _TAKES_BACK.search(after) and polarity.withdrawn(after) else 0


def _polarities(plain: str, cut: tuple[Piece, ...], taken_back: int) -> list[str]:
    """Give the polarity of each piece: what governs it first, then what it says of itself."""
    if polarity.question(plain):
        return ["question"] * len(cut)
    hanging = any(_HANGS.match(plain[p.start : p.end]) for p in cut)
    states: list[str] = []
    for number, piece in enumerate(cut):
        text = plain[piece.start : piece.end]
        handed = "asserted"
        if piece.kind == "said" and number:
            handed = polarity.handed_down(plain[cut[number - 1].start : cut[number - 1].end])
            handed = _inner(handed, states[-1])
        elif number and _left_open(plain, cut[number - 1], piece, states[-1]):
            handed = "hypothetical"
        elif piece.kind == "co" and number and not piece.opener.endswith(("but", "yet", "so")):
            handed = states[-1] if cut[number - 1].kind in ("said", "co") and states[-1] != "own" else "asserted"
        states.append(handed if handed != "asserted" else _own(text, plain, piece, hanging=hanging))
    back = ["hypothetical" if piece.start < taken_back else state for piece, state in zip(cut, states, strict=True)]
    return ["negated" if state == "own" else state for state in back]


#: "whether 80 is the sum, or what each gave, was not clear": both are open.
_OPEN_STATES: Final = frozenset({"conditional", "hypothetical", "question"})
#: "Nobody said when the prisoners would be swapped": what nobody said is not so.
_ASKS: Final = regex.compile(r"\W*(?:when|where|how|why|which|what)\b", regex.IGNORECASE)
_TELLS: Final = regex.compile(
    r"\b(?:sa(?:id|ys?)|told|tells?|kn(?:ow|ows|ew|own)|clear|disclosed?|reveal(?:ed)?|specif(?:y|ied)|announced?|"
    r"decided?|confirmed?|explain(?:ed)?|certain|sure) $"
)


def _left_open(plain: str, before: Piece, piece: Piece, state: str) -> bool:
    """Tell whether a clause is one of two open things, or a question nobody answered."""
    if state in ("own", "negated"):
        return _unsaid(plain, before, plain[piece.start : piece.end])
    return state in _OPEN_STATES and piece.opener.endswith("or")


def _unsaid(plain: str, before: Piece, text: str) -> bool:
    """Tell whether a clause is the indirect question that the negated clause before it leaves open."""
    return _ASKS.match(text) is not None and _TELLS.search(plain[before.start : before.end]) is not None


def _inner(handed: str, outer: str) -> str:
    return outer if handed == "asserted" and outer not in ("asserted", "own") else handed


def _own(text: str, plain: str, piece: Piece, *, hanging: bool) -> str:
    if _HANGS.match(text) or _ONCE.match(text):
        return "conditional"
    if polarity.called_false(text) or polarity.unreal(text):
        return "hypothetical"
    found = verb(plain, piece.start, piece.end)
    planned = found is None and _TO_COME.match(text) is not None
    if hanging and (planned or _OPEN.search(text)) and not _URGES.search(text):
        return "conditional"
    position = (found.end() if found else piece.end) - piece.start + 4
    return "own" if polarity.between(text, 0, min(position, len(text))) else "asserted"

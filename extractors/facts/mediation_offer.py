"""Offers of third persons and states to mediate, to host the parties, to lend their good offices or to help.

Reads "offered to mediate", "is ready to host", "readiness to provide a platform", "offered X as a mediator", "its offer
of mediation". Never reads aid to one party, support for diplomacy without an offer, a party asking somebody to mediate.
"""

from __future__ import annotations

from typing import Final

import regex

from extractors.binding import event_day, evidence, local
from extractors.context import sides_in
from extractors.facts.mediation_offer_examples import EXAMPLES as EXAMPLES
from extractors.mediating import Third, before, between_parties, slots_of, thirds
from extractors.model.talks import Fact
from extractors.model.text import Annotated, Clause
from extractors.polarity import DENY, negated
from extractors.subjects import person_side
from extractors.text import clean
from extractors.triggers import gated
from extractors.venue import venue

TYPE: Final = "mediation_offer"
WORDS: Final = regex.compile(
    r"\boffer|volunteer|put(?:s|ting)? forward|\bready\b|readiness|willing|\bprepared\b|eager|\bkeen\b|\bhappy to|"
    r"open to|pledg|\bvow|"
    r"\bpropos|"
    r"invit|available|disposal|good offices|sel(?:f|ves) forward|committed|remains? an?\b|doors?\b",
    regex.IGNORECASE,
)

_OFFER: Final = gated(
    r"\b(?:offer(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|(?:stands? |remains? |always |still )?ready|readiness|"
    r"willing(?:ness)?|"
    r"prepared(?:ness)?|eager(?:ness)?|keen|happy|open|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|propos(?:es|ed|ing|al)|"
    r"put(?:s|ting)? (?:it|him|her|them)sel(?:f|ves) forward|committed to|"
    r"remains? an? (?:\w+ )?(?:suitable|ideal|natural|neutral|fitting|willing|safe)|"
    r"mak(?:e|es|ing) [^,;.]{2,40}? available|made [^,;.]{2,40}? available|"
    r"available|at the disposal of both|"
    r"invit(?:es|ed|ing)|put(?:s|ting)? forward|at (?:the|their|its) disposal)\b",
    regex.IGNORECASE,
)
_SEAT: Final = (
    r"(?:talks|negotiations|meetings?|rounds?|sessions?|summit|leaders|presidents|delegations|negotiators|"
    r"representatives|sides|parties|dialogue|consultations|them|both|peace)\b"
)
_ENDS: Final = (
    r"(?:peace\w*|settle\w*|resol\w+|process|talks|negotiat\w+|dialogue|mediat\w+|"
    r"end(?:ing)? (?:of )?(?:the )?(?:war|conflict|"
    r"fighting|hostilities)|de-escalat\w+|cease-?fire|truce|diplomatic|diplomacy|two sides|both sides|between)\b"
)
_ROLE: Final = (
    r"(?:mediators?|intermediar(?:y|ies)|go-betweens?|hosts?|brokers?|bridge|venue|platform|facilitators?|"
    r"neutral ground|"
    r"meeting place|peace\w*maker|environment|setting|space)\b"
)
_SERVICE: Final = regex.compile(
    rf" {_ROLE} (?:for|of|between) | for (?:[\w'’-]+ ){{0,4}}?{_SEAT}|"
    rf" (?-i:\p{{Lu}}\w+) (?:as [^;.]{{2,20}} )?for (?:[\w'’-]+ ){{0,4}}?{_SEAT}|"
    rf"(?:(?! (?:not|never|no)\b)[^;.:]){{0,60}}?\b(?:mediat(?:e|ing|ion)\b|good offices|bring(?:ing)? "
    rf"[^;.:]{{3,50}}? together\b|broker(?:ing)?\b|"
    rf"(?:co-)?host(?:ing)? (?:[\w'’-]+ ){{0,9}}?{_SEAT}|"
    rf"(?:act|serve|work|be|become|acting|serving|as)(?: as)? (?:an? |the )?(?:\w+ )?{_ROLE}|"
    rf"(?:facilitat|organi[sz]|arrang|conven|hold)(?:e|ing|s)? (?:[\w'’-]+ ){{0,5}}?{_SEAT}|(?:provid|offer)(?:e|"
    rf"ing) (?:an? |the )?"
    rf"(?:\w+ )?{_ROLE}|(?:carry|pass|relay|convey|deliver|transmit|ferry)(?:ing)?(?: on| along)? "
    rf"(?:[\w'’-]+ ){{0,3}}?messages?\b|(?:back )?channel of communications?\b|"
    rf"(?:a|the|its|as a) (?:neutral |negotiating )?(?:venue|platform|place|territory|"
    rf"soil) for (?:[\w'’-]+ ){{0,4}}?{_SEAT}|"
    rf"(?:support|help|assist|assistance|contribut\w+|facilitat\w+|role|do everything|whatever|effort\w*|services)\b"
    rf"[^;.:]{{0,60}}?\b{_ENDS})",
    regex.IGNORECASE,
)
#: Help of arms and money is no mediation.
_AID: Final = regex.compile(
    r"\b(?:military|weapons?|arms|financial|billion|million|troops|reconstruct\w*|humanitarian aid|refugees|"
    r"sanctions|"
    r"security guarantees|evacuat\w+|defen[cs]e)\b",
    regex.IGNORECASE,
)
_ANSWER: Final = regex.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|refus\w+|declin\w+|turn(?:ed|s)? down|rebuff\w+|spurn\w+|dismiss\w+|"
    r"ruled? out|ignor\w+|"
    r"ask(?:s|ed)?|urg\w+|call(?:s|ed) (?:on|for)|hop\w+|want\w*|need\w*|could|might|may|if|whether)\b",
    regex.IGNORECASE,
)
_OWNER: Final = regex.compile(
    r"(?:['’]s?)? (?:(?:new|repeated|latest|own|earlier|standing|renewed|formal|public|expressed|continued) ){0,2}$"
)


def read(clause: Clause, text: Annotated) -> list[Fact]:
    """Give the offer of mediation a clause holds, with all who make it."""
    plain = clean(clause.text)
    if clause.polarity != "asserted" or DENY.search(plain):
        return []
    for offer in _OFFER.finditer(plain):
        service = _SERVICE.match(plain, offer.end())
        if service is None or negated(plain, offer.start()) or _AID.search(service[0]):
            continue
        if _ANSWER.search(plain[max(0, offer.start() - 60) : offer.start()]) or not _ours(clause, text, service[0]):
            continue
        holders = _holders(clause, plain, text, offer)
        if holders:
            return [_fact(clause, text, _by_speaker(holders, clause, text), offer, service)]
    return []


def _ours(clause: Clause, text: Annotated, service: str) -> bool:
    """Tell whether the offer is to the two parties; "to organise talks with" one of them is one to both."""
    rival = any(m.kind == "rival" for m in clause.sentence.mentions)
    one = bool(sides_in(clause.mentions, text.talks) & set(text.talks.parties)) and not rival
    return between_parties(clause, text) or (one and _WITH.search(service) is not None)


_WITH: Final = regex.compile(r"\b(?:talks|negotiations|mediat\w+|intermediary)\b", regex.IGNORECASE)


def _holders(clause: Clause, plain: str, text: Annotated, offer: regex.Match[str]) -> list[Third]:
    """Give who offers: the owner of a noun, the subject of the verb, else a third side that speaks."""
    owner = [t for t in thirds(clause, text) if t.end <= offer.start() and _OWNER.match(plain[t.end : offer.start()])]
    if owner:
        return (
            owner[-1:] if plain[owner[-1].end :].startswith(("'", "’")) else before(clause, plain, text, offer.start())
        )
    beside = [t for t in thirds(clause, text) if _IS.fullmatch(plain, t.end, offer.start())]
    if beside:  # "told him by phone that Turkey was ready": the party before it is no subject
        return beside
    if any(side in (*text.talks.parties, "BOTH") for side in clause.subjects):
        return []
    found = before(clause, plain, text, offer.start()) or _subject(clause, text, offer)
    found = found or _city(clause, plain, text, offer)
    speaker = clause.attribution.speaker
    home = person_side(speaker, text.talks) if speaker else None
    if not found and speaker and home not in (None, *text.talks.parties) and _SELF.search(plain[: offer.start()]):
        return [Third(home or "", speaker, offer.start(), offer.start())]
    return found


def _by_speaker(holders: list[Third], clause: Clause, text: Annotated) -> list[Third]:
    """Give who offers with the name of the one who says so for his own state ("Fidan said Turkey stands ready")."""
    speaker = clause.attribution.speaker
    mine = speaker is not None and len(holders) == 1 and person_side(speaker, text.talks) == holders[0].side
    return [holders[0]._replace(person=holders[0].person or speaker)] if mine else holders


#: "We are ready", "he was ready", "Doha stands ready": the one who speaks offers.
_SELF: Final = regex.compile(r"\b(?:we|I|he|she|it|his country|our country)\b", regex.IGNORECASE)


def _city(clause: Clause, plain: str, text: Annotated, offer: regex.Match[str]) -> list[Third]:
    """Give the state of a city that stands ready ("Geneva was ready to host talks")."""
    countries = {place.name: place.country for place in text.talks.places}
    for m in local(clause, "place"):
        country = countries.get(m.id)
        ready = _IS.fullmatch(plain, m.end, offer.start()) is not None
        if ready and country and country not in text.talks.parties:
            return [Third(country, None, m.start, m.end)]
    return []


_IS: Final = regex.compile(r" (?:is|was|stands|stood|remains|remained|would be)(?: \w+)? ")


def _subject(clause: Clause, text: Annotated, offer: regex.Match[str]) -> list[Third]:
    """Give the third sides that open the clause, where a verb stands between ("Modi expressed readiness to help")."""
    found = [t for t in thirds(clause, text) if t.end <= offer.start()]
    acting = [t for t in found if t.side in clause.subjects]
    return acting[:1] if len({t.side for t in acting}) == 1 else []


def _fact(
    clause: Clause, text: Annotated, holders: list[Third], offer: regex.Match[str], service: regex.Match[str]
) -> Fact:
    actor, slots = slots_of(holders, text.talks.parties)
    start = min([offer.start(), *(t.start for t in holders)])
    return Fact(
        type=TYPE,
        status="offered",
        scope=clause.scope,
        actor=actor,
        date=event_day(clause, offer.start()),
        place=venue(clause, clean(clause.text), text, offer.start())[0],
        evidence=evidence(clause, text, start, service.end()),
        attribution=clause.attribution,
        slots=slots,
        rule=f"mediation offer: {offer[0].lower()}",
    )

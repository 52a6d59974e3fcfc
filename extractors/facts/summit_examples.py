"""Sentences of the summit module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"
_PAIR: Final = ["putin", "zelensky"]


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("There are no concrete plans for Putin to meet Zelensky, Peskov said.", status="rejected", actor="RU"),
    _gives("Putin and Zelensky should sit down soon, Trump told reporters.", status="called_for", actor="US"),
    _gives(
        "It is too early to speak of when Putin and Zelensky could meet, Peskov said.", status="rejected", actor="RU"
    ),
    _nothing("The summit of Trump and Putin in Alaska ended without an agreement."),
    _gives("There are no plans for a meeting of Putin and Zelensky, Peskov said.", status="stated", actor="BOTH"),
    _gives(
        "Peskov said Putin and Zelensky could meet only after a treaty is drafted.", status="conditioned", actor="RU"
    ),
    _gives("A summit of the US and Russian leaders is not being prepared, aides said.", status="stated", actor="US+RU"),
    _gives("Trump voiced readiness to meet his Russian counterpart soon.", status="offered", actor="US"),
    _gives(
        "Fidan said the talks must work towards bringing Putin and Zelensky together.", status="called_for", actor="TR"
    ),
    _gives(
        "Kyiv again called for a summit of the two presidents before the end of August.",
        status="called_for",
        actor="UA",
        deadline="2025-08-31",
    ),
    _gives("Zelenskyy said he was ready to meet Putin at any time.", status="offered", actor="UA"),
    _gives(
        "Turkey is making every effort to arrange a meeting between Putin and Zelensky.",
        status="called_for",
        actor="TR",
        participants=_PAIR,
    ),
    _gives(
        "The Kremlin ruled out a meeting between Putin and Zelensky.", status="rejected", actor="RU", participants=_PAIR
    ),
    _gives("Peskov said a summit was possible only as the final point of the talks.", status="conditioned", actor="RU"),
    _gives("Ukraine suggested face-to-face talks of the leaders in Istanbul.", status="proposed", actor="UA"),
    _gives("Russia rejected a meeting of the presidents until a treaty is drafted.", status="rejected", actor="RU"),
    _gives("Ukraine proposed a trilateral meeting of Putin, Zelensky and Trump.", status="proposed", actor="UA"),
    _gives(
        "Turkey offered to host a meeting of both leaders of Russia and Ukraine.",
        status="offered",
        actor="TR",
        participants=_PAIR,
    ),
    _gives("A presidential summit makes no sense now, Medinsky said.", status="rejected", actor="RU"),
    _gives("Putin refused to meet Zelensky.", status="rejected", actor="RU"),
    _gives("Ukraine proposed a leaders' summit, but Moscow rejected the idea.", status="rejected", actor="RU"),
    _gives(
        "Umerov said the Ukrainian side insisted on a meeting at the level of presidents.",
        status="demanded",
        actor="UA",
    ),
    _gives(
        "The two sides agreed to hold a meeting of Putin and Zelensky in September.",
        status="agreed",
        actor="BOTH",
        date="2025-09",
    ),
    _gives(
        "A summit of the two leaders needs thorough preparation, the Kremlin said.", status="conditioned", actor="RU"
    ),
    _gives(
        "Kyiv put forward a one-on-one between Putin and Zelensky.", status="proposed", actor="UA", participants=_PAIR
    ),
    _gives("Turkey wants the two presidents at one table this autumn.", status="called_for", actor="TR"),
    _gives("Putin and Zelensky agreed to meet, according to Trump.", status="agreed", actor="BOTH"),
    _gives("Zelensky has accepted a Swiss proposal that he and Putin meet.", status="accepted", actor="UA"),
    _gives("It was Moscow, not Kyiv, that rejected a leaders' summit.", status="rejected", actor="RU"),
    Example(
        text="Putin invited Zelensky for talks in Sochi, an offer Kyiv turned down.",
        title=_TITLE,
        gives=({"status": "offered", "actor": "RU"}, {"status": "rejected", "actor": "UA"}),
    ),
    _gives("Zelensky challenged Putin to meet him in Istanbul.", status="called_for", actor="UA"),
    _gives("Putin would meet Zelensky only after a truce, Peskov said.", status="conditioned", actor="RU"),
    _gives("Zelensky flew in, but Putin refused to attend in person.", status="rejected", actor="RU"),
    _gives("Erdogan said Turkey was trying to organise a Putin-Zelensky summit.", status="called_for", actor="TR"),
    _gives("Fidan said he hoped that the leaders would soon sit down together.", status="called_for", actor="TR"),
    _gives("Yermak said the war can be ended only at a meeting of the presidents.", status="called_for", actor="UA"),
    _gives("Trump said the summit with Putin was off for now.", status="cancelled", actor="US"),
    _gives(
        "The conditions for a Putin-Zelensky meeting are not in place, Peskov said.", status="conditioned", actor="RU"
    ),
    _gives("Putin does not rule out meeting Zelensky after a deal.", status="conditioned", actor="RU"),
    _gives("Lavrov said Putin-Zelensky talks would be counterproductive.", status="rejected", actor="RU"),
    _gives("Erdogan offered to host Putin and Zelensky.", status="offered", actor="TR"),
    _gives("Zelensky repeated his call for a meeting with Putin.", status="called_for", actor="UA"),
    _gives("Peskov said Zelensky was always welcome in Moscow for talks.", status="offered", actor="RU"),
    _gives("Trump has begun arrangements for a meeting of Putin and Zelensky.", status="announced", actor="US"),
    _gives(
        "Ushakov said another meeting of Putin and Trump could happen, but required more progress.",
        status="conditioned",
        actor="RU",
    ),
    _gives("Lavrov said a leaders' summit must be properly prepared.", status="conditioned", actor="RU"),
    _gives("Zelensky reiterated his openness to direct talks with Putin.", status="offered", actor="UA"),
    _gives("Kyiv rejected Putin's offer to meet in Moscow.", status="rejected", actor="UA"),
    _gives("Putin said Zelensky could travel to Moscow to negotiate if he was ready.", status="offered", actor="RU"),
    _gives('"He has to come out of his hall and meet me," Zelensky said of Putin.', status="called_for", actor="UA"),
    _gives("Zelensky invited Putin to Kyiv.", status="offered", actor="UA"),
)

READS_PLAIN: Final[tuple[Example, ...]] = (
    _gives("Trump said he had begun arranging a meeting between Putin and Zelensky.", status="announced", actor="US"),
    _gives("Putin has no intention of meeting Zelensky, a diplomat said.", status="rejected", actor="RU"),
    _gives("Putin will not travel to Istanbul for talks with Zelensky.", status="rejected", actor="RU"),
    _gives("Zelensky is ready for a trilateral meeting with Trump and Putin.", status="offered", actor="UA"),
    _gives("Putin is ready to receive Zelensky in Moscow.", status="offered", actor="RU"),
    _gives("Trump has cancelled a meeting with Putin in Budapest.", status="cancelled", actor="US"),
    Example(
        text="Zelensky flew to Washington three days after the Alaska summit.",
        title=_TITLE,
        published="2025-08-19T09:00:00+03:00",
        gives=({"status": "concluded", "actor": "US+RU"},),
    ),
)
LEAVES: Final[tuple[Example, ...]] = (
    _nothing("Ushakov spoke of a meeting with Witkoff, but said more work was needed on a possible peace deal."),
    _nothing("Kyiv did not reject Putin's offer to meet."),
    _nothing("Moscow is not working to organise a meeting of Putin and Zelensky."),
    _nothing("European leaders meet in Brussels for an EU summit on Ukraine."),
    _nothing("Trump and Putin held a summit in Alaska on Friday."),
    _nothing("Zelensky will meet Trump in Washington next week."),
    _nothing("Putin and Erdogan discussed the talks by telephone."),
    _nothing("There is no agreement on a meeting of the presidents, Umerov said."),
    _nothing("Russia did not reject a meeting of both leaders."),
    _nothing("Will Putin and Zelensky meet this year?"),
    _nothing("The Coalition of the Willing held a summit in Paris."),
    _nothing("Kyiv hopes for a summit."),
    _nothing("A meeting of the leaders could take place in autumn, analysts say."),
    _nothing("Witkoff met Putin in Moscow for the fourth time."),
    _nothing("Putin ended talks about a summit of other leaders."),
    _nothing("The presidents did not agree to meet, the Kremlin said."),
    _nothing("Zelensky did not challenge Putin to meet him."),
    _nothing("Putin declined to comment in person on the talks with Zelensky."),
    _nothing("Nobody is working to organise a Putin-Zelensky meeting, Peskov said."),
    _nothing("Putin does not rule out meeting Modi after a deal."),
    _nothing("Lavrov said Putin had never refused to meet Zelensky."),
    _nothing("The Kremlin declined to confirm a meeting of Putin and Zelensky."),
    _nothing("Trump said his summit with Modi was off."),
    _nothing("Kyiv would speak with Russia, but not with Putin, Zelensky's office said."),
    _nothing("Putin said he would negotiate with anybody, including Zelensky."),
    _nothing("The European Union's leaders will meet in Brussels on Thursday."),
    _nothing("Putin will fly to China for a summit of the Shanghai Cooperation Organisation."),
    _nothing("Zelensky signed a decree declaring negotiations with Putin impossible."),
    _nothing("The Kremlin denied that Putin did not want to meet Zelensky."),
)

EXAMPLES: Final = READS + READS_PLAIN + LEAVES

"""Sentences of the round module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Any, Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"
_PAIR: Final = ["RU", "UA"]


def _gives(text: str, *, on: str = "2025-07-24T08:00:00+03:00", title: str = _TITLE, **fact: Any) -> Example:
    return Example(text=text, title=title, published=on, gives=(fact,))


def _nothing(text: str, *, on: str = "2025-07-24T08:00:00+03:00", title: str = _TITLE) -> Example:
    return Example(text=text, title=title, published=on)


READS: Final[tuple[Example, ...]] = (
    _gives("Under the agreements reached in Istanbul on June 2, the sides hand over the dead.", date="2025-06-02"),
    _gives("Aides praised the recent talks between Russian and Ukrainian envoys in Istanbul.", status="concluded"),
    _gives("The results of the Russia-Ukraine talks in Istanbul were announced by Umerov.", status="concluded"),
    _gives("The swap came amid US-brokered talks of Russia and Ukraine in Doha.", status="ongoing", actor="ALL"),
    _gives("The earlier talks of Kyiv and Moscow in Doha in May failed.", status="concluded", date="2025-05"),
    _gives("Security talks involving the US, Ukraine and Russia will be held in Doha on Friday.", status="scheduled"),
    _gives("The peace talks between Moscow and Kyiv are on ice for now.", status="postponed"),
    _gives(
        "The delegations met in Istanbul in May, June and July.",
        on="2025-09-05T20:00:00+03:00",
        status="concluded",
        date="2025-06",
    ),
    _gives(
        "The second meeting in Istanbul, after that of 16 May, has been set for Monday, 2 June.",
        on="2025-05-30T20:00:00+03:00",
        status="concluded",
        date="2025-05-16",
    ),
    _gives(
        "Ukraine and Russia wound up two days of U.S.-brokered negotiations in Abu Dhabi on Thursday.",
        on="2026-02-05T20:00:00+04:00",
        status="concluded",
        date="2026-02-05",
        city="Abu Dhabi",
    ),
    _gives(
        "Ukrainian and Russian officials opened two days of US-mediated negotiations in Abu Dhabi on Wednesday.",
        on="2026-02-04T20:00:00+04:00",
        status="ongoing",
        date="2026-02-04",
        city="Abu Dhabi",
    ),
    _gives(
        "The second round of Russia-Ukraine talks aimed at halting the fighting ended in Abu Dhabi on Thursday.",
        on="2026-02-05T20:00:00+04:00",
        status="concluded",
        number=2,
        date="2026-02-05",
        city="Abu Dhabi",
    ),
    _gives(
        "Russian and Ukrainian negotiators wrapped up a second round of direct talks in Istanbul on Monday.",
        on="2025-06-02T20:00:00+03:00",
        status="concluded",
        number=2,
        date="2025-06-02",
        city="Istanbul",
    ),
    _gives(
        "Delegations from Moscow and Kyiv sat down in Abu Dhabi on Friday.",
        on="2026-01-23T12:00:00+04:00",
        status="ongoing",
        date="2026-01-23",
        city="Abu Dhabi",
    ),
    _gives(
        "A fourth round of Russian-Ukrainian talks will be held in Istanbul next Tuesday.",
        on="2025-11-20T12:00:00+03:00",
        status="scheduled",
        number=4,
        city="Istanbul",
        date="2025-11-25",
    ),
    _gives("Ukraine proposed holding the next round of talks in Vienna.", status="proposed", actor="UA", city="Vienna"),
    _gives(
        "The third round of negotiations, which took place in Istanbul on 23 July, lasted under an hour.",
        on="2025-07-28T09:00:00+03:00",
        status="concluded",
        number=3,
        date="2025-07-23",
        city="Istanbul",
    ),
    _gives("Two earlier rounds, on 16 May and 2 June, ended with swaps.", status="concluded", date="2025-05-16"),
    _gives("The Istanbul talks in May and June produced prisoner exchanges.", status="concluded", date="2025-05"),
    _gives(
        "Talks between Russia and Ukraine opened in Istanbul on Wednesday evening.",
        on="2025-07-23T21:30:00+03:00",
        status="ongoing",
        date="2025-07-23",
        city="Istanbul",
    ),
    _gives(
        "The second round of talks was postponed from Thursday to Friday.",
        on="2026-02-04T12:00:00+03:00",
        status="postponed",
        number=2,
    ),
    _gives(
        "The talks scheduled for Sunday were cancelled, Fidan said.",
        on="2026-03-06T12:00:00+03:00",
        status="cancelled",
        date="2026-03-08",
    ),
    _gives(
        "Russia and Ukraine have not held direct talks since 23 July.",
        on="2025-10-01T12:00:00+03:00",
        status="concluded",
        date="2025-07-23",
    ),
    _gives(
        "Russian, Ukrainian and American officials met in Geneva on Tuesday.",
        on="2026-02-18T09:00:00+01:00",
        status="concluded",
        actor="ALL",
        date="2026-02-17",
        city="Geneva",
    ),
    _gives(
        "The Ukrainian delegation arrived in Istanbul for a third round of talks with Russia.",
        on="2025-07-23T12:00:00+03:00",
        number=3,
        city="Istanbul",
    ),
    _gives(
        "Days after the second round of talks in Istanbul, the two sides exchanged prisoners.",
        on="2025-06-10T12:00:00+03:00",
        status="concluded",
        number=2,
        city="Istanbul",
    ),
    _gives(
        "The sides will meet again in Istanbul on 25 November, Umerov said.",
        on="2025-11-20T12:00:00+03:00",
        status="scheduled",
        date="2025-11-25",
        city="Istanbul",
    ),
    _gives(
        "Ahead of the third round in Istanbul, Moscow played down hopes.",
        on="2025-07-22T12:00:00+03:00",
        number=3,
        city="Istanbul",
    ),
    _gives(
        "The first round was held on 28 February near Gomel.",
        on="2022-03-02T12:00:00+02:00",
        title="Ukraine and Russia prepare for talks",
        status="concluded",
        number=1,
        date="2022-02-28",
    ),
    _gives(
        "Moscow and Kyiv held a first round of talks near the border with Belarus on Monday.",
        on="2022-03-01T12:00:00+02:00",
        status="concluded",
        number=1,
        date="2022-02-28",
        country="BY",
    ),
    _gives(
        "The second day of the third round began on Thursday.",
        on="2026-02-05T12:00:00+04:00",
        status="ongoing",
        number=3,
    ),
    _gives(
        "Ukraine and Russia concluded their third round of peace talks in Turkey on Wednesday without a breakthrough.",
        status="concluded",
        number=3,
        date="2025-07-23",
        country="TR",
    ),
    _gives(
        "Negotiations resumed by video link on 14 March.",
        on="2022-03-14T15:00:00+02:00",
        title="Ukraine-Russia negotiations",
        status="ongoing",
        date="2022-03-14",
    ),
    _gives(
        "Kyiv and Moscow are holding talks in Istanbul today.",
        on="2025-06-02T14:00:00+03:00",
        status="ongoing",
        city="Istanbul",
        date="2025-06-02",
    ),
    _gives(
        "The Kremlin said the next round of talks would take place on 2 June in Istanbul.",
        on="2025-05-29T12:00:00+03:00",
        status="scheduled",
        date="2025-06-02",
        city="Istanbul",
    ),
    _gives(
        "Trilateral talks of Ukraine, Russia and Washington were held in Abu Dhabi on 23 and 24 January.",
        on="2026-01-25T12:00:00+04:00",
        status="concluded",
        city="Abu Dhabi",
    ),
    _gives("Russia and Ukraine hold third round of talks in Istanbul", title="", number=3, city="Istanbul"),
    _gives(
        "Negotiators of Ukraine, Russia and the United States are to meet in the UAE on Friday and Saturday.",
        on="2026-01-22T12:00:00+04:00",
        status="scheduled",
        date="2026-01-23/2026-01-24",
    ),
    _gives(
        "Tomorrow in Istanbul a new round of talks with Russia will start.",
        on="2022-03-28T12:00:00+03:00",
        title="Kyiv names its aims",
        status="scheduled",
        date="2022-03-29",
    ),
    _gives(
        "The Kremlin praised Ankara for hosting another session of the Russian-Ukrainian talks in Istanbul on July 23.",
        on="2025-07-30T12:00:00+03:00",
        title="Telephone conversation of the presidents",
        status="concluded",
        date="2025-07-23",
    ),
    _gives(
        "A second day of talks between Russia and Ukraine in Geneva finished on Wednesday within two hours.",
        on="2026-02-18T20:00:00+01:00",
        status="concluded",
        date="2026-02-18",
    ),
    _gives(
        "The Russian and Ukrainian teams are still arguing over wording at the talks.",
        on="2022-03-16T12:00:00+02:00",
        status="ongoing",
    ),
    _gives(
        "Another round of negotiations is ahead. Ukraine will hold out. Russia sees it.",
        on="2022-03-28T23:00:00+03:00",
        title="We stand - address by the President",
        status="announced",
    ),
    _gives(
        "American and Ukrainian teams met in Jeddah on Tuesday.",
        on="2025-03-12T09:00:00+00:00",
        title="Kyiv backs pause in fighting with Russia",
        status="concluded",
        actor="US+UA",
        participants=["US", "UA"],
    ),
)

LEAVES: Final[tuple[Example, ...]] = (
    _nothing("The next round of talks between the government and the miners' union will be held on Tuesday."),
    _nothing("No date for a fourth round has been set, Peskov said."),
    _nothing("Kyiv hopes a new round will be held soon."),
    _nothing("Delegations met for the second day on Tuesday evening news.", title="Trade talks in Geneva"),
    _nothing("US and Russian officials held a second round of talks in Riyadh on Monday."),
    _nothing("Zelensky met Trump in Washington on Monday."),
    _nothing("Ukraine and the United States held talks in Geneva on Sunday."),
    _nothing(
        "Peskov would not say that talks with Ukraine were held in Istanbul on July 23.", on="2025-07-30T08:00:00Z"
    ),
    _nothing(
        "Zelensky and Rubio met in Jeddah on Tuesday.", on="2025-03-12T09:00:00+00:00", title="Diplomacy on Russia"
    ),
    _nothing("The EU approved a third round of sanctions against Russia and aid for Ukraine."),
    _nothing("Russia launched another round of strikes on Ukraine on Wednesday."),
    _nothing("If the ceasefire holds, talks could be held in Rome in May."),
    _nothing("Have Moscow and Kyiv met for a third round in Istanbul?"),
    _nothing("Reports that talks were held in Minsk on Monday are false, Umerov said."),
    _nothing("Iran and the United States held a third round of talks in Oman.", title="Iran talks"),
    _nothing("There was no meeting of the delegations on Wednesday."),
    _nothing("Putin and Zelensky could meet in Istanbul in August."),
    _nothing("Lavrov and Rubio spoke by phone on Tuesday."),
    _nothing("The negotiations remain deadlocked."),
    _nothing("Holding talks between Russia and Ukraine in Geneva would take weeks."),
    _nothing("Switzerland is willing to host talks between Russia and Ukraine."),
    _nothing(
        "The delegations weighed the prospect of meeting for a third round before winter.", title="Ukraine war: live"
    ),
    _nothing("It is the fourth year of the war and the third winter of blackouts."),
    _nothing("Kyiv's team will stay away from Friday's session with Russia."),
    _nothing("The fourth round would have been held in Ankara had Moscow agreed."),
    _nothing("Russia and Ukraine continued their exchange of prisoners on Saturday."),
)

EXAMPLES: Final = READS + LEAVES

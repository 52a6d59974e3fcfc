"""Sentences of the prisoner exchange module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


READS: Final[tuple[Example, ...]] = (
    _gives("Moscow and Kyiv have come to terms on an exchange of 150 captives.", status="agreed", actor="BOTH"),
    _gives("The three delegations had agreed an exchange of 280 prisoners.", status="agreed", actor="BOTH"),
    _nothing("Russia gave back 700 Ukrainian soldiers killed in the fighting."),
    _gives(
        "The resolution urges the retreat of Russian units, the release of all captives and free shipping.",
        status="called_for",
        actor="OTHER",
    ),
    _gives(
        "Kyiv's blueprint provides for a truce, an all-for-all prisoner swap and new elections.",
        status="proposed",
        actor="UA",
    ),
    _gives(
        "Russia and Ukraine agreed, after four hours of talks in Geneva, to swap 640 prisoners each.",
        status="agreed",
        quantity=640,
    ),
    _gives(
        "Peskov recalled the swap of prisoners, 350 on each side, which was agreed in March with Kyiv.",
        status="agreed",
        quantity=350,
    ),
    _gives("Umerov and Medinsky discussed a 700-for-700 prisoner exchange.", status="stated", quantity=700),
    _gives(
        "Another 85 captives from each side would be freed on Sunday, Medinsky told Kyiv's press.",
        status="announced",
        quantity=85,
    ),
    Example(
        text="Russia freed 44 Ukrainian captives, while receiving 52 captured soldiers in return.",
        title=_TITLE,
        gives=({"quantity": 44, "direction": "RU->UA"}, {"quantity": 52, "direction": "UA->RU"}),
    ),
    _gives("Kyiv and Moscow agreed to a vast prisoner swap: 800 on each side.", status="agreed", quantity=800),
    _gives("Russia freed 50 captives, receiving no prisoners from Kyiv.", actor="RU", quantity=50, direction="RU->UA"),
    _gives("In a unilateral gesture Ukraine freed 12 Russian soldiers held captive.", actor="UA", per_side="one_way"),
    _gives("Moscow gave Kyiv back 60 captured sailors.", status="completed", quantity=60, per_side="one_way"),
    _gives("Kyiv refused to put captured mercenaries on the swap list.", status="rejected", actor="UA"),
    _gives("The swap agreed in Istanbul could begin next week.", status="agreed", actor="BOTH"),
    _gives("Moscow freed 90 soldiers and 15 civilians and got as many in return.", quantity=90, per_side="each"),
    Example(
        text="Each of the two countries will free 120 captured soldiers, Ukraine and Russia announced.",
        gives=({"status": "promised", "actor": "BOTH", "quantity": 120, "per_side": "each"},),
    ),
    Example(
        text="Russia and Ukraine arranged in Istanbul to free 1,000 prisoners each.",
        gives=({"status": "agreed", "actor": "BOTH", "quantity": 1000, "per_side": "each"},),
    ),
    Example(
        text="On Friday 157 captives from either side went home, Ukraine and Russia said.",
        gives=({"status": "completed", "quantity": 157, "per_side": "each"},),
    ),
    _gives(
        "Moscow and Kyiv agreed to swap 1,200 captives each.",
        status="agreed",
        actor="BOTH",
        quantity=1200,
        per_side="each",
    ),
    _gives(
        "Negotiators reached a deal to exchange about 600 prisoners of war.",
        status="agreed",
        quantity=600,
        qualifier="approx",
    ),
    _gives(
        "Russia and Ukraine exchanged 205 prisoners each on Friday.",
        status="completed",
        quantity=205,
        per_side="each",
        date="2025-07-18",
    ),
    _gives(
        "Ukraine and Russia have swapped 390 people, most of them soldiers, in the largest exchange of the war.",
        status="completed",
        actor="BOTH",
        quantity=390,
    ),
    _gives(
        "A total of 307 Russian servicemen were returned from Ukrainian captivity.",
        status="completed",
        quantity=307,
        per_side="total",
    ),
    _gives("In return, 84 captured Ukrainian soldiers were handed over to Kyiv.", status="completed", quantity=84),
    _gives(
        "Russia's defence ministry said 146 servicemen had been released from Ukrainian captivity on Sunday.",
        status="completed",
        quantity=146,
        date="2025-07-20",
    ),
    _gives(
        "The two sides carried out a prisoner swap under the accords reached in Istanbul.",
        status="completed",
        actor="BOTH",
    ),
    _gives("Another exchange of prisoners of war took place on Wednesday.", status="completed", date="2025-07-23"),
    _gives("Both sides will release all captives under 25.", status="promised", actor="BOTH", unit="prisoner_of_war"),
    _gives(
        "Russia is prepared to hand over 500 prisoners, Medinsky told journalists.",
        status="offered",
        actor="RU",
        quantity=500,
        per_side="one_way",
    ),
    _gives("Kyiv proposed an all-for-all exchange of prisoners.", status="proposed", actor="UA"),
    _gives(
        "Kyiv demanded the release of all civilians held in Russia.", status="demanded", actor="UA", unit="civilian"
    ),
    _gives("Moscow rejected a proposal to exchange prisoners on an all-for-all basis.", status="rejected", actor="RU"),
    _gives(
        "Ukraine accepted the Russian offer to swap 150 wounded soldiers.", status="accepted", actor="UA", quantity=150
    ),
    _gives(
        "The exchange planned for the weekend was postponed indefinitely by Ukraine, Medinsky said.",
        status="postponed",
        actor="UA",
    ),
    _gives("The swap was called off at the last minute.", status="cancelled"),
    _gives(
        "Sixty-five Ukrainian soldiers and 20 civilians came home in Saturday's swap.", status="completed", quantity=65
    ),
    _gives(
        "More than 1,000 prisoners per side are to be exchanged, the sides agreed.",
        status="agreed",
        quantity=1000,
        qualifier="more_than",
        per_side="each",
    ),
    _gives(
        "The 1,000-for-1,000 swap was completed on Sunday.",
        status="completed",
        quantity=1000,
        per_side="each",
        date="2025-07-20",
    ),
    _gives("A third stage of the exchange is under way on the border with Belarus.", status="partially_completed"),
    _gives("Zelensky said a prisoner exchange would take place in the coming days.", status="announced"),
    _gives(
        "Putin and Trump's envoys aside, Russia freed 185 Ukrainian servicemen and 20 civilians.",
        status="completed",
        quantity=185,
    ),
    _gives(
        "Kyiv denied that it had agreed to release 200 Russian officers.", status="denied", actor="UA", quantity=200
    ),
    _gives(
        "Umerov said an agreement had been reached to resume exchanges and free 1,200 Ukrainians.",
        status="agreed",
        quantity=1200,
    ),
    _gives(
        "Ukraine returned 14 Russian prisoners, all seriously wounded.",
        status="completed",
        quantity=14,
        per_side="one_way",
    ),
    _gives("Each side freed 193 soldiers.", status="completed", quantity=193, per_side="each"),
    _gives("The talks yielded an agreement on exchanging severely wounded prisoners.", status="agreed"),
    Example(
        title=_TITLE,
        text="Russia released 50 soldiers and 12 civilians.",
        gives=({"quantity": 50, "unit": "prisoner_of_war"}, {"quantity": 12, "unit": "civilian"}),
    ),
    Example(
        title="Ukraine, Russia swap 300 prisoners each",
        text="The exchange was brokered by the UAE.",
        gives=({"status": "completed", "quantity": 300, "per_side": "each", "scope": "headline"},),
    ),
    _gives(
        "Russia freed 160 Ukrainian soldiers and 30 Ukrainian civilians in exchange for 12 Russian officers.",
        quantity=160,
        per_side="one_way",
        direction="RU->UA",
    ),
    _gives("The sides carried out a swap, with each side handing back 61 prisoners.", quantity=61, per_side="each"),
    _gives("Both sides released 88 servicemen and 11 civilians.", quantity=11, unit="civilian", per_side="each"),
    _gives("A total of 480 prisoners each will be exchanged.", quantity=480, per_side="each"),
    _gives("Seventy Russian soldiers were exchanged for 70 Ukrainians.", quantity=70, per_side="each"),
    _gives('"We agreed that there will be an exchange of 320 prisoners," Umerov said.', status="agreed", quantity=320),
    _gives("There was no deal on a truce but an agreement on a prisoner exchange.", status="agreed", actor="BOTH"),
    _gives("A planned exchange of 77 prisoners was called off at dawn.", status="cancelled", quantity=77),
    _gives("We were able to bring home 64 prisoners, Yermak said.", status="completed", quantity=64),
    _gives(
        "The two agreed on Monday to swap 410 prisoners each in the near future.",
        quantity=410,
        status="agreed",
        date=None,
    ),
    _gives("Each side will release a total of 520 prisoners over two days.", quantity=520, per_side="each"),
    _gives("The exchange also included 17 civilians from each side.", quantity=17, status="completed", per_side="each"),
    _gives("Kyiv got eight captured pilots and 12 sailors back in the exchange.", status="completed", quantity=12),
    _gives("The two agreed on the release of 730 prisoners each.", status="agreed", quantity=730, per_side="each"),
    Example(
        title="Ukraine and Russia to swap 640 prisoners",
        text="No date was given.",
        gives=({"status": "promised", "quantity": 640},),
    ),
    Example(
        title="Hour-long talks between Ukraine and Russia end with prisoner deal",
        text="A truce stayed out of reach.",
        gives=({"status": "agreed", "actor": "BOTH"},),
    ),
    _gives("Since the start of the invasion, 6,100 captives have been swapped.", quantity=6100, scope="background"),
    _gives("The two sides did exchange 265 prisoners each.", status="completed", quantity=265, per_side="each"),
    _gives("They swapped 71 soldiers and 16 civilians each.", quantity=71, per_side="each"),
)

LEAVES: Final[tuple[Example, ...]] = (
    Example(text="Russia and Ukraine agreed to exchange 6,000-for-6,000 bodies of fallen soldiers.", gives=()),
    Example(text="Ukraine repatriated 900 soldiers' bodies from Russia, its prisoners' headquarters said.", gives=()),
    Example(text="After the prisoner exchange with Ukraine, Russian units liberated a border village.", gives=()),
    Example(text="Nobody in Russia or Ukraine has said how to free 120 captured soldiers.", gives=()),
    _nothing("The parties did not discuss a prisoner swap, let alone agree to one."),
    _nothing("A working group on the exchange of prisoners held its first session by video."),
    _nothing("A conference on a prisoner swap took place in Geneva."),
    _nothing("No exchange of prisoners has been agreed, Peskov said."),
    _nothing("The delegations failed to agree on a swap of prisoners."),
    _nothing("Neither Moscow nor Kyiv has confirmed the release of any prisoners."),
    _nothing("Hopes for an exchange of prisoners faded on Tuesday."),
    _nothing("Could 1,000 captives be swapped this summer?"),
    _nothing("Reports of a swap of 400 prisoners are false, the headquarters said."),
    _nothing("The ombudsman hopes that 100 prisoners will be released by Easter."),
    _nothing("Negotiators discussed a possible exchange of 250 prisoners."),
    _nothing("Unless the lists match, no prisoners will be exchanged."),
    _nothing("If Kyiv agrees, 700 prisoners could be freed."),
    _nothing("There was a sharp exchange of words between the heads of the delegations over the prisoners."),
    _nothing("A list of 1,200 names was handed over before the swap."),
    _nothing("Some 6,000 Ukrainians remain in Russian captivity, Lubinets said."),
    _nothing("Russian forces captured 40 Ukrainian soldiers near Pokrovsk."),
    _nothing("Nine civilians were killed and 30 wounded on the day of the exchange talks."),
    _nothing("Israel and Hamas agreed to exchange 50 prisoners."),
    _nothing("Moscow freed an American teacher in exchange for a convicted hacker."),
    _nothing("Russia gave Ukraine nothing in exchange for the prisoners' letters."),
    _nothing("The two sides are still far from agreeing on a swap of all captives."),
    _nothing("Diplomats ruled nothing out, but an exchange was never agreed."),
    _nothing("The sides may exchange prisoners later this year."),
    _nothing("No exchange of prisoners is planned for this week, Peskov said."),
    _nothing("Ukraine rejected as false a claim that it had refused to swap 90 prisoners."),
    _nothing("A possible prisoner deal was on everybody's lips."),
    _nothing("Umerov held consultations with Emirati diplomats on the resumption of prisoner swaps with Russia."),
    _nothing("Russia and Ukraine regularly hold exchanges of prisoners on this road."),
    _nothing("He pledged further efforts to free the prisoners Russia holds."),
    _nothing("Neither Kyiv nor Moscow said when the 270 prisoners would be exchanged."),
    _nothing("The sides were to exchange 99 prisoners on Friday, but the swap never took place."),
    _nothing("Belarus released 31 political prisoners on the day of the swap talks."),
    _nothing("Kyiv wants to know whether the 200 prisoners will be swapped."),
    _nothing("The exchange of 200 prisoners would have gone ahead had Moscow sent its buses."),
    _nothing("Kyiv should by now have released 200 prisoners, Medinsky complained."),
)

EXAMPLES: Final = READS + LEAVES

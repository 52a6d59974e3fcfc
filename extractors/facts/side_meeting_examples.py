"""Sentences of the side meeting module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_ALONE: Final = {"status": "completed", "actor": "BOTH", "kind": "one_on_one"}

EXAMPLES: Final[tuple[Example, ...]] = (
    Example(
        text="The chiefs of both delegations, Ukrainian and Russian, had an unannounced meeting before the talks.",
        gives=(_ALONE,),
    ),
    Example(
        text="Medinsky convened a private meeting with Ukrainian negotiators, Russian agencies said.",
        gives=({"status": "completed", "actor": "BOTH", "persons": ["medinsky"]},),
    ),
    Example(
        text="Medinsky and Umerov held a one-on-one meeting before the session of Ukraine and Russia.",
        gives=({**_ALONE, "order": "before plenary"},),
    ),
    Example(
        text="Umerov met privately with Medinsky, his counterpart, on Wednesday.",
        gives=({**_ALONE, "date": "2025-07-23"},),
    ),
    Example(
        text="A meeting between Rustem Umerov and Vladimir Medinsky preceded the round of Ukraine and Russia.",
        gives=({**_ALONE, "persons": ["umerov", "medinsky"]},),
    ),
    Example(
        text="Umerov and Medinsky will meet one on one on Friday, ahead of the talks between Ukraine and Russia.",
        gives=({"status": "scheduled", "kind": "one_on_one", "date": "2025-07-25"},),
    ),
    Example(
        text="Fidan held a separate meeting with Umerov before the talks between Ukraine and Russia.",
        gives=({"status": "completed", "actor": "TR+UA", "kind": "bilateral"},),
    ),
    Example(
        text="The heads of the two delegations, of Ukraine and Russia, met alone for a few minutes.", gives=(_ALONE,)
    ),
    Example(
        text="The heads of the delegations, Vladimir Medinsky and Rustem Umerov, had a one-on-one conversation first.",
        gives=({**_ALONE, "persons": ["medinsky", "umerov"]},),
    ),
    Example(
        text="Witkoff met Putin in Moscow to speak of Russia and Ukraine.",
        gives=({"status": "completed", "actor": "US+RU", "persons": ["witkoff", "putin"], "kind": "bilateral"},),
    ),
    Example(
        text="Zelensky said he would meet Trump in Florida on Sunday, as Russia and Ukraine prepare a round.",
        gives=({"status": "scheduled", "actor": "US+UA", "date": "2025-07-27"},),
    ),
    Example(
        text="Witkoff and Kushner are to fly to Moscow for talks with Putin before Russia and Ukraine meet.",
        gives=({"status": "scheduled", "actor": "US+RU", "persons": ["witkoff", "kushner", "putin"]},),
    ),
    Example(
        text="The round of Russia and Ukraine follows a long session between Umerov and the envoy Steve Witkoff.",
        gives=({"status": "completed", "actor": "US+UA", "persons": ["umerov", "witkoff"]},),
    ),
    Example(
        text="Zelensky spoke by phone with Witkoff and Kushner about the talks of Ukraine with Russia.",
        gives=(
            {"status": "completed", "actor": "US+UA", "kind": "call", "persons": ["zelensky", "witkoff", "kushner"]},
        ),
    ),
    Example(
        text="Vladimir Medinsky held a closed-door meeting with the Ukrainian side in Geneva.",
        gives=({"status": "completed", "actor": "BOTH", "persons": ["medinsky"]},),
    ),
    Example(
        text="After talks with Trump in Florida, Zelensky said Russia and Ukraine would meet again.",
        gives=({"status": "completed", "actor": "US+UA", "persons": ["zelensky", "trump"]},),
    ),
    Example(
        text="Putin's talks with Witkoff lasted past midnight, as Russia and Ukraine prepare a round.",
        gives=({"status": "completed", "actor": "US+RU", "persons": ["putin", "witkoff"]},),
    ),
    Example(
        text="Kirill Dmitriev, President Putin's envoy, met with Steve Witkoff on Friday; Russia and Ukraine wait.",
        gives=({"status": "completed", "actor": "US+RU", "persons": ["dmitriev", "witkoff"]},),
    ),
    Example(
        text="Erdogan phoned Putin on Monday to speak of a ceasefire in Ukraine.",
        gives=({"status": "completed", "actor": "TR+RU", "persons": ["erdogan", "putin"], "kind": "call"},),
    ),
    Example(
        text="Fidan was received by Putin in Moscow, where they discussed the talks of Russia with Ukraine.",
        gives=({"status": "completed", "actor": "TR+RU", "persons": ["fidan", "putin"]},),
    ),
    Example(
        text="Zelensky discussed a truce with Russia and an exchange of captives with Erdogan.",
        gives=({"status": "completed", "actor": "TR+UA", "persons": ["zelensky", "erdogan"]},),
    ),
    Example(
        text='"I spoke with President Erdogan about peace talks with Russia," Zelensky said.',
        gives=({"status": "completed", "actor": "TR+UA", "persons": ["zelensky", "erdogan"]},),
    ),
    Example(
        text="Macron told Putin by phone that Russia and Ukraine needed a ceasefire.",
        gives=({"status": "completed", "persons": ["macron", "putin"], "kind": "call"},),
    ),
    Example(
        text="Russian and American officials met in Riyadh to speak of an end to the war in Ukraine.",
        gives=({"status": "completed", "actor": "US+RU", "kind": "bilateral"},),
    ),
    Example(
        text="Putin welcomed the truce of Russia and Ukraine after speaking with Witkoff.",
        gives=({"status": "completed", "actor": "US+RU", "persons": ["putin", "witkoff"]},),
    ),
    Example(
        text="Erdogan told reporters that he would call Putin and Zelensky on a truce of Russia and Ukraine.",
        gives=({"status": "scheduled", "actor": "TR+RU"}, {"status": "scheduled", "actor": "TR+UA"}),
    ),
    Example(
        text="Ushakov said he and Witkoff had spoken by phone about Russia and Ukraine.",
        gives=({"status": "completed", "actor": "US+RU", "persons": ["ushakov", "witkoff"]},),
    ),
    Example(text="A meeting of Russian and US officials on a truce with Ukraine was cancelled."),
    Example(text="Kallas and Rutte met on Friday to speak of a truce of Russia and Ukraine."),
    Example(text="Pope Francis said he had asked for a meeting with Putin on a truce with Ukraine."),
    Example(
        text="Putin and Aliyev met in Dushanbe and spoke of an airliner.", title="Talks of Russia and Ukraine: the day"
    ),
    Example(text="Trump called Zelensky a dictator while Russia and Ukraine spoke of a ceasefire."),
    Example(text="Russian and American officials met to speak of their embassies, as Russia and Ukraine wait."),
    Example(text="Erdogan hoped to meet Putin on the war of Russia and Ukraine."),
    Example(text="Lavrov never spoke with Rubio about Russia and Ukraine."),
    Example(text="Ahead of Putin's talks with Witkoff, Russia and Ukraine prepare a round."),
    Example(text="Umerov told reporters of Ukraine and Russia after the talks that Witkoff had called them useful."),
    Example(text="Umerov and Medinsky could meet alone before the session of Ukraine and Russia."),
    Example(text="Putin and Zelensky have not met since 2019, Ukraine and Russia agree."),
    Example(text="Zelensky spoke by phone with Erdogan about the talks of Ukraine with Russia."),
    Example(text="The delegations of Ukraine and Russia met in Istanbul for the third time."),
    Example(text="Umerov denied that he and Medinsky had met in secret, as Russia and Ukraine were told."),
    Example(text="Witkoff could meet Putin in Moscow, as Russia and Ukraine wait."),
    Example(text="A meeting between Zelensky and Trump was called off while Russia and Ukraine negotiate."),
    Example(text="Witkoff has met Putin several times since Russia and Ukraine began to negotiate."),
    Example(text="Zelensky met Macron in Paris before the talks of Ukraine with Russia."),
)

"""Sentences of the delegation head module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_RU: Final = {"status": "stated", "actor": "RU", "person": "medinsky"}
_UA: Final = {"status": "stated", "actor": "UA", "person": "umerov"}

EXAMPLES: Final[tuple[Example, ...]] = (
    Example(
        text="The main Russian delegation flew to Doha late on Sunday, led by Vladimir Medinsky; Kyiv's came later.",
        gives=(_RU,),
    ),
    Example(text="Umerov, who has served as Ukraine's chief negotiator, briefed reporters on Russia.", gives=(_UA,)),
    Example(text="Umerov, who heads the ten-member Ukrainian delegation, met no Russian.", gives=(_UA,)),
    Example(text="Kyiv's delegation will again be headed by Rustem Umerov; Russia said nothing.", gives=(_UA,)),
    Example(
        text="Ukraine waited for the Russian delegation. It is once more headed by Vladimir Medinsky.", gives=(_RU,)
    ),
    Example(text="The Russian side was again represented by Kremlin aide Vladimir Medinsky, Kyiv noted.", gives=(_RU,)),
    Example(text="Vladimir Medinsky is once again at the helm of the Russian delegation.", gives=(_RU,)),
    Example(text="Ukraine met Vladimir Medinsky, who heads his country's team in the hall.", gives=(_RU,)),
    Example(
        text="The talks were led on the Ukrainian side by Rustem Umerov and on the Russian side by an admiral.",
        gives=(_UA,),
    ),
    Example(text="The Russian delegation may be headed by Vladimir Medinsky, Ukraine thinks.", gives=()),
    Example(text="Russia's delegation met a commission, which is headed by Rustem Umerov.", gives=()),
    Example(
        text="Ukraine and Russia met again. Rustem Umerov will lead the Ukrainian group, the office said.", gives=(_UA,)
    ),
    Example(
        text="Russia's negotiating team was under Vladimir Medinsky and Ukraine's under Rustem Umerov.",
        gives=(_RU, _UA),
    ),
    Example(
        text="In the hall Vladimir Medinsky led the Russian team and Rustem Umerov the Ukrainian.", gives=(_RU, _UA)
    ),
    Example(
        text="Ukraine met the same group, which is still being led by presidential aide Vladimir Medinsky.", gives=()
    ),
    Example(
        text="Russia's delegation continues to be headed by Vladimir Medinsky, Ukraine was told.",
        gives=(_RU,),
    ),
    Example(text="Leading Kyiv's team this time is Rustem Umerov; Russia made no change.", gives=(_UA,)),
    Example(text="Rustem Umerov was chief negotiator for Ukraine and Vladimir Medinsky for Russia.", gives=(_RU, _UA)),
    Example(
        text=(
            "Rustem Umerov headed the delegation from Kyiv; Vladimir Medinsky, who advises the president, headed the "
            "one from Moscow."
        ),
        gives=(_UA, _RU),
    ),
    Example(
        text=(
            "Russian delegation chief Vladimir Medinsky spoke first in the hall. His Ukrainian counterpart Rustem "
            "Umerov called the work useful."
        ),
        gives=(_RU, _UA),
    ),
    Example(text="Kyiv's team is headed by security council secretary Rustem Umerov, Russia was told.", gives=(_UA,)),
    Example(
        text="Russian Foreign Minister Sergei Lavrov called. His Ukrainian counterpart Andrii Sybiha declined.",
        gives=(),
    ),
    Example(text="Rustem Umerov visited a group of Ukrainian soldiers under fire near the Russian border.", gives=()),
    Example(
        text="The head of the Russian delegation, Vladimir Medinsky, arrived in Istanbul before the Ukrainian team.",
        gives=(_RU,),
    ),
    Example(text="Rustem Umerov, who leads Kyiv's delegation at the talks with Russia, spoke first.", gives=(_UA,)),
    Example(text="The Ukrainian negotiators, headed by Rustem Umerov, met the Russian side for an hour.", gives=(_UA,)),
    Example(
        text=(
            "Medinsky, an aide to President Vladimir Putin and chief negotiator for Russia, said Ukraine had the list."
        ),
        gives=(_RU,),
    ),
    Example(text="Umerov will again head Ukraine's negotiating team when it meets the Russians.", gives=(_UA,)),
    Example(
        text="Chief negotiators Umerov and Medinsky shook hands before Russia and Ukraine sat down.", gives=(_UA, _RU)
    ),
    Example(text="Medinsky was appointed head of the Russian delegation for the talks with Ukraine.", gives=(_RU,)),
    Example(
        text="The Russian delegation is once again led by Putin's aide Vladimir Medinsky, Ukraine's by a minister.",
        gives=(_RU,),
    ),
    Example(text="The deputy head of the Russian delegation, Mikhail Galuzin, spoke to the Ukrainians first."),
    Example(
        text="Denis Pushilin, head of the self-styled Donetsk republic, said Russia and Ukraine had swapped prisoners."
    ),
    Example(text="Turkish Foreign Minister Hakan Fidan met the Russian and Ukrainian delegations at the palace."),
    Example(
        text="Maria Lind, an official of a UN agency in charge of the Russian side, spoke to Ukraine's envoy.",
    ),
    Example(text="Arakhamia, who led the Ukrainian delegation in 2022, now sits in parliament, as Russia noted."),
    Example(text="Umerov would not lead the Ukrainian delegation if Russia sent only aides, a lawmaker said."),
    Example(text="Heorhii Tykhyi, spokesman for the Ukrainian delegation, said Russia had brought no new paper."),
    Example(
        text="The Russians were led by Vladimir Medinsky, the Ukrainians by Rustem Umerov, as in spring.",
        gives=(_RU, _UA),
    ),
    Example(
        text="The heads of the Ukrainian and Russian delegations, Rustem Umerov and Vladimir Medinsky, sat apart.",
        gives=(_UA, _RU),
    ),
    Example(
        text="Vladimir Medinsky replaces Igor Kostyukov as head of the Russian delegation that meets Ukraine's.",
        gives=(_RU,),
    ),
    Example(
        text="Kyiv named Rustem Umerov its chief negotiator; Ukraine's delegation, with him in it, met Russia's.",
        gives=(_UA,),
    ),
    Example(
        text="Ukraine sent a team, led by its defence minister Rustem Umerov, to the talks with Russia.", gives=(_UA,)
    ),
    Example(text="Ukraine sent a team to the talks led by his defence minister, as Russia had done."),
    Example(
        text="The head of the Russian delegation, an aide to President Vladimir Putin, left before the Ukrainian team."
    ),
)

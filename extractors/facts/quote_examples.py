"""Sentences of the quote module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

EXAMPLES: Final[tuple[Example, ...]] = (
    Example(
        text=(
            "“The list of names was handed over this morning,” Vladimir Medinsky told reporters after the talks with "
            "Ukraine."
        ),
        gives=({"status": "stated", "mode": "direct", "n_words": 9, "first_words": "The list of names was"},),
    ),
    Example(
        text='Rustem Umerov said of the Russian offer that Kyiv would "study every line of it before answering".',
        gives=({"mode": "mixed", "n_words": 7},),
    ),
    Example(
        text="«We will meet again in the autumn,» the head of the Ukrainian delegation, Rustem Umerov, said of Russia.",
        gives=({"mode": "direct", "n_words": 7},),
    ),
    Example(
        text="Hakan Fidan said: “Both sides kept their word. That is why Russia and Ukraine will come back.”",
        gives=({"mode": "direct", "n_words": 14},),
    ),
    Example(
        text="Donald Trump threatened “very harsh” tariffs unless Russia made peace with Ukraine.",
        gives=({"mode": "fragment", "n_words": 2},),
    ),
    Example(
        text="Medinsky told reporters that Russia and Ukraine had been “slow but steady”.",
        gives=({"mode": "fragment", "n_words": 3},),
    ),
    Example(
        text="Russia spoke of a pause “for some weeks” in the talks with Ukraine, Umerov said on Friday.",
        gives=({"mode": "fragment", "n_words": 3},),
    ),
    Example(text="The so-called “special operation” of Russia against Ukraine entered its fourth year."),
    Example(text="Russia and Ukraine sent teams to the film “A Road Without End” at the festival in Istanbul."),
    Example(text="Umerov said Russia and Ukraine would swap prisoners under the “900 for 900” formula."),
    Example(text="Russian forces used a “Shahed” drone against Ukraine during the talks."),
    Example(text="Umerov called the session with the Russian side “useful”."),
    Example(text="Officials of Russia and Ukraine spoke of a “road map”, without details."),
)

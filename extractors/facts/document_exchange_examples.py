"""Sentences of the document exchange module: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("Both teams agreed to swap detailed truce proposals.", status="agreed", actor="BOTH", kind="proposal"),
    _gives(
        "Russia shared its peace terms with Kyiv before the talks.", status="completed", actor="RU", kind="proposal"
    ),
    _nothing("Ukraine rejected the Russian peace terms."),
    _gives(
        "Umerov handed the Russian delegation a list of 420 missing children.",
        status="completed",
        actor="UA",
        kind="list",
        quantity=420,
    ),
    _gives(
        "The two sides exchanged draft memorandums at the session.", status="completed", actor="BOTH", kind="memorandum"
    ),
    _gives(
        "Moscow will present its memorandum on Monday, Lavrov said.", status="promised", actor="RU", kind="memorandum"
    ),
    _gives("Kyiv received Russia's memorandum only at the table.", status="completed", actor="RU", kind="memorandum"),
    _gives("A draft agreement was handed to Kyiv by the Russian side.", status="completed", actor="RU", kind="draft"),
    _gives("Lists of prisoners for the next exchange are being drawn up.", status="ongoing", kind="list"),
    _gives("Both delegations agreed to exchange written proposals.", status="agreed", actor="BOTH", kind="draft"),
    _gives("Kyiv demanded that Moscow hand over its memorandum in advance.", status="demanded", actor="UA"),
    _gives(
        "The American envoy handed Putin a 24-point plan in the Kremlin.",
        status="completed",
        actor="US",
        kind="proposal",
    ),
    _gives("Kyiv sent its counterproposals to Washington on Monday.", status="completed", actor="UA", kind="proposal"),
    _gives("Moscow received the plan from Witkoff, Peskov said.", status="completed", actor="US", kind="proposal"),
    _nothing("Zelensky presented his plans for the rebuilding of Kharkiv."),
    _nothing("Russia has not handed over its memorandum, Kyiv said."),
    _nothing("Moscow refused to say whether it would send a memorandum."),
    _nothing("The EU put forty ships on a sanctions list against Russia, Ukraine said."),
    _nothing("Russia presented a list of demands, Ukraine said."),
    _nothing("Parliament in Kyiv passed a draft law on the draft age as Russia attacked."),
    _nothing("Ukraine recalled the Budapest Memorandum in talks with Russia."),
)

"""Sentences of the module on children and civilians: what it reads and what it leaves alone."""

from __future__ import annotations

from typing import Final

from extractors.facts.example import Example

_TITLE: Final = "Russia-Ukraine talks: the latest"
_BACK: Final = {"status": "completed", "unit": "child", "direction": "RU->UA"}


def _gives(text: str, **fact: object) -> Example:
    return Example(text=text, title=_TITLE, gives=(fact,))


def _nothing(text: str) -> Example:
    return Example(text=text, title=_TITLE)


EXAMPLES: Final[tuple[Example, ...]] = (
    _gives("Seven orphans, three girls and four boys, have returned to Ukraine from Russia.", quantity=7, **_BACK),
    _gives("Kyiv gave Moscow a list of minors, demanding their return.", status="demanded", actor="UA"),
    _gives("Kyiv called for a swap of prisoners and the return of children deported to Russia.", status="called_for"),
    _gives("Moscow returned six children to Ukraine with nothing in return.", actor="RU", direction="RU->UA"),
    _gives("Ukraine brought home 12 children with Qatar's mediation.", quantity=12, **_BACK),
    _gives("Russia returned nine children to Ukraine on Monday.", quantity=9, actor="RU", **_BACK),
    _gives("Three Ukrainian teenagers were reunited with their families.", quantity=3, **_BACK),
    _gives("Another six children are back home from Russia.", quantity=6, **_BACK),
    _gives("Russia agreed to return 11 children to Ukraine.", status="accepted", actor="RU", quantity=11),
    _gives("Kyiv called for the return of all deported children.", status="called_for", actor="UA", direction="RU->UA"),
    _gives("Moscow will hand over two Ukrainian children, Lvova-Belova said.", status="promised", quantity=2),
    _gives("Ukraine demands that Russia return abducted children.", status="demanded", actor="UA", direction="RU->UA"),
    _gives(
        "Nine children will travel to Ukraine and one to Russia, Lvova-Belova said.", status="announced", quantity=9
    ),
    _gives("Six children are due to go to Ukraine and four to Russia.", status="announced", quantity=4, actor="UA"),
    _gives("Kyiv demands the return of 19,000 children taken to Russia.", direction="RU->UA", quantity=19000),
    _nothing("Ukraine gave Russia a list of 70 children."),
    _nothing("Children from Ukraine and Russia will travel to a camp in Qatar."),
    _nothing("Six children will not travel to Ukraine from Russia, she said."),
    _nothing("Five children were killed when Russia struck the city, Ukraine said."),
    _nothing("Russia has not returned a single child, Ukraine said."),
    _nothing("Ukraine hopes that more children could come home from Russia."),
    _nothing("Children in Kyiv returned to school as Russia and Ukraine met."),
    _nothing("The sides discussed the return of children."),
)

"""Whether two bodies are printings of one text: sentences that two hands would not have written alike.

What proves nothing is left out first: short lines, what stands in quotation marks (everybody quotes alike), and lines
an outlet or agency carries under different texts (footers, background). What is left must be kept: most of the shorter,
its opening among it, or nearly all of it; sentence by sentence, a dateline or a spelling apart.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

import regex
from rapidfuzz import fuzz

from extractors.identity import words_of
from extractors.text import clean, paragraphs, sentences

_SHORT: Final = 6  # words; shorter lines are furniture ("Read more", a credit) and prove nothing
_FEWEST, _FEWEST_WORDS = 3, 24  # sentences kept; of a text that has fewer all, and so many words
_MOST_OF, _NEARLY_ALL = 0.5, 0.6  # of the shorter's words, with its opening and without
_OPENING: Final = 2  # sentences a text opens with; one of them is the outlet's own more often than two
_ALIKE: Final = 85.0  # of 100: one sentence, with another dateline or spelling
_SHINGLE, _PRINTS = 4, 3  # words in a row; how many rows of a sentence stand for it in the search
_HOLDERS: Final = 40  # texts a row is looked up in; a wire printed by more is found through the first of them
_OTHERWISE: Final = 0.5  # two texts that share less than this are different texts
_QUOTED: Final = regex.compile(r"[“\"«„][^“”\"»]{12,1500}[”\"»]")

Said = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a shorter text stands in a longer one: sentences, the share of its words, whether of its opening."""

    sentences: int
    words: int
    share: float
    opening: bool


def written(body: str) -> Said:
    """Reduce a body to the normal form of its own sentences: quotations taken out, short ones left out."""
    return split(body)[1]


def split(body: str) -> tuple[Said, Said]:
    """Reduce a body to the normal form of its sentences, short ones left out: as printed, and without quotations."""
    plain, printed, own = clean(body), [], []
    for left, right in paragraphs(body):
        for start, end in sentences(plain, left, right):
            words = words_of(plain[start:end])
            bare = _QUOTED.sub(" ", plain[start:end])
            printed.append(words)
            own.append(words if len(bare) == end - start else words_of(bare))
    return _long(printed), _long(own)


def _long(said: Iterable[str]) -> Said:
    return tuple(sentence for sentence in said if sentence.count(" ") + 1 >= _SHORT)


def is_reprint(one: Said, other: Said) -> bool:
    """Tell whether two texts, each as its own sentences, are printings of one."""
    shorter, longer = sorted((one, other), key=lambda said: sum(map(len, said)))
    found = kept(shorter, longer)
    if found.words < _FEWEST_WORDS or found.sentences < min(_FEWEST, len(shorter)) or len(shorter) < _OPENING:
        return False
    if len(shorter) < _FEWEST:
        return found.sentences == len(shorter)
    return found.share >= (_MOST_OF if found.opening else _NEARLY_ALL)


def kept(shorter: Said, longer: Said) -> Kept:
    """Return what of the shorter text stands in the longer one."""
    stands = [index for index, sentence in enumerate(shorter) if _stands(sentence, longer)]
    sizes = [sentence.count(" ") + 1 for sentence in shorter]
    words = sum(sizes[index] for index in stands)
    return Kept(
        sentences=len(stands),
        words=words,
        share=words / sum(sizes) if sizes else 0.0,
        opening=any(index < _OPENING for index in stands),
    )


def candidates(texts: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Give the pairs of texts that share rows of words in at least two sentences, or all of a one-sentence text."""
    rows_of = {sentence: prints(sentence) for sentence in {sentence for said in texts for sentence in said}}
    holders: dict[int, list[int]] = defaultdict(list)
    for index, said in enumerate(texts):
        for sentence in said:
            for row in rows_of[sentence]:
                if len(held := holders[row]) < _HOLDERS:
                    held.append(index)
    for index, said in enumerate(texts):
        met: dict[int, int] = defaultdict(int)
        for sentence in said:
            for other in {held for row in rows_of[sentence] for held in holders[row] if held != index}:
                met[other] += 1
        yield from ((min(index, other), max(index, other)) for other, times in met.items() if times >= _OPENING)


def prints(sentence: str) -> frozenset[int]:
    """Return the few rows of words that stand for a sentence: the same ones wherever it is printed."""
    words = sentence.split()
    rows = {zlib.crc32(" ".join(words[at : at + _SHINGLE]).encode()) for at in range(len(words) - _SHINGLE + 1)}
    return frozenset(sorted(rows)[:_PRINTS])


def standing_lines(texts: Sequence[Said], families: Sequence[str]) -> frozenset[str]:
    """Return the sentences one publisher carries under different texts: footers, appeals, background."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (said, family) in enumerate(zip(texts, families, strict=True)):
        for sentence in dict.fromkeys(said):
            holders[family, sentence].append(index)
    return frozenset(
        sentence
        for (_, sentence), held in holders.items()
        if any(_differ(texts[one], texts[other]) for one, other in islice(combinations(held, 2), _HOLDERS))
    )


def _differ(one: Said, other: Said) -> bool:
    common = len({*one} & {*other})
    return common < _OTHERWISE * min(len({*one}), len({*other}))


def _stands(sentence: str, longer: Collection[str]) -> bool:
    return sentence in longer or any(fuzz.ratio(sentence, other, score_cutoff=_ALIKE) for other in longer)

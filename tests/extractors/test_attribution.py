"""Whose words are whose: speakers of quotations and of indirect speech."""

from __future__ import annotations

import pytest

from extractors.annotate import attributions
from tests.extractors.reading import annotated


def _voices(text: str, published: str = "2025-07-24T08:00:00+03:00") -> list[str | None]:
    return [q.speaker for q in annotated(text, "Russia-Ukraine talks", published).quotations]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # behind the quotation
        ("“We will meet again soon,” Medinsky said.", ["medinsky"]),
        ("“We will meet again soon,” said Medinsky.", ["medinsky"]),
        ("“We will meet again soon”, - said Medinsky.", ["medinsky"]),
        ("“We will meet again soon,” Turkish Foreign Minister Hakan Fidan told reporters.", ["fidan"]),
        ("“We will meet again soon,” the head of the delegation, Rustem Umerov, added.", ["umerov"]),
        ("“We will meet again soon,” according to Peskov.", ["peskov"]),
        ("“Why should we meet again?” Medinsky asked.", ["medinsky"]),
        ("“Some want more time” to read the paper, Trump said.", ["trump"]),
        # before it
        ("Medinsky said: “We will meet again soon.”", ["medinsky"]),
        ("Asked about Medinsky's words, Sybiha replied: “We judge by deeds alone.”", ["sybiha"]),
        ("Medinsky, who met Umerov before, said: “We will meet again soon.”", ["medinsky"]),
        ("Medinsky, an aide to President Vladimir Putin, said: “We will meet again soon.”", ["medinsky"]),
        ("Umerov called it useful, while Medinsky called the day “a very long and hard one”.", ["medinsky"]),
        ("The talks moved on, with Ushakov saying they had been “useful in every single respect”.", ["ushakov"]),
        ("Speaking beside Friedrich Merz in Berlin, Zelensky said: “We need a real pause now.”", ["zelensky"]),
        ("Medinsky: “We will meet again soon.”", ["medinsky"]),
        ("Quote from Medinsky: “We will meet again soon.”", ["medinsky"]),
        # carried on
        ("“We came,” Umerov said. “We stayed until the end.”", ["umerov", "umerov"]),
        ("“We came early,” Umerov said.\n“We stayed until the end,” he added.", ["umerov", "umerov"]),
        ("“We came early,” Umerov said.\n“We stayed until the end of it.”", ["umerov", "umerov"]),
        ("Umerov spoke after the talks. “We stayed until the end,” he said.", ["umerov"]),
        ("This was announced by Umerov. “We stayed until the end,” he said.", ["umerov"]),
        ("In a post on X, Donald Trump, who likes deals, hailed it. “Well done, both of you,” he wrote.", ["trump"]),
        (
            "“We came early,” Medinsky said. Zelensky rejected it. “It is not serious at all,” he said.",
            ["medinsky", "zelensky"],
        ),
        ("Medinsky spoke. “It is late,” said Maria Zakharova. “They are not ready,” she added.", ["zakharova"] * 2),
        ("“We came early,” Umerov said. “We stayed late,” the security council secretary added.", ["umerov"] * 2),
        ("Zelensky said Ukraine believes in it.\nQuote: “We will go on with the exchange.”", ["zelensky"]),
        ("Lavrov spoke by phone with Rubio and said he welcomed “the positive role of Washington in it”.", ["lavrov"]),
        ("Budanov, a general and the head of intelligence, said: “We stick to what was agreed.”", ["budanov"]),
        ("“We stick to what was agreed,” budanov said of the russian offer.", ["budanov"]),
        ("Umerov wrote about it. “We stayed until the end,” the post read.", ["umerov"]),
        ("“We came early.\n\n“We stayed until the end,” Medinsky said.", ["medinsky"]),
        ("Umerov spoke. “We came.\n\n“We stayed until the end of it,” the Kremlin aide Medinsky said.", ["medinsky"]),
        ("On Monday Medinsky falsely claimed that “nobody ever stayed until the end”.", ["medinsky"]),
        ("“We came early,” said Ukraine's Umerov.", ["umerov"]),
        ("“We came early,” Head of the President's Office Andriy Yermak posted.", ["yermak"]),
        ("Medinsky, an adviser to the president of Russia, Vladimir Putin, said: “We came early.”", ["medinsky"]),
        ("The last time Medinsky met them he said: “We can wait for a year.”", ["medinsky"]),
        ("Umerov, who earlier said he was tired, met Fidan. Fidan said: “You came early, my friends.”", ["fidan"]),
        ("“We came early,” he said, “and you did not.” Nobody spoke.", [None, None]),
        # people and bodies nobody told us of
        ("“We heard it all night,” Kharkiv governor Ivan Petrenko said.", ["Ivan Petrenko"]),
        ("“Another 95 men are home,” said Colonel Taras Bondar, spokesman for the headquarters.", ["Taras Bondar"]),
        ("Olena Hryn was freed in May. “I slept for two days,” she said.", ["Olena Hryn"]),
        ("“We lost power at noon,” said Ivan Petrenko, a mayor. “It is back,” Petrenko said.", ["Ivan Petrenko"] * 2),
        ("“My son is not on the list,” said a woman with a portrait.", ["woman"]),
        ("“Nothing is decided,” a source close to the talks said.", ["unnamed source"]),
        (
            "The Kyiv City Military Administration spoke of a bad night. “It was hard for us all,” the "
            "administration said.",
            ["Kyiv City Military Administration"],
        ),
    ],
)  # fmt: skip
def test_a_quotation_has_its_speaker(text: str, speakers: list[str]) -> None:
    """The speaker is found behind, before and paragraphs away, by name, office or pronoun, known or not."""
    assert _voices(text) == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace track” brought a swap of prisoners.",
        "Russian forces used a “Shahed” drone.",
        "The party “Servant of the People” voted.",
    ],
)
def test_marks_alone_are_no_quotation(text: str) -> None:
    """Scare quotes and names of works have no speaker and are left out."""
    assert _voices(text) == []


def test_a_quotation_keeps_role_and_channel() -> None:
    """The office beside the name and the channel of the words come along, also to the next quotation."""
    text = (
        "“The aim is peace,” Turkish Foreign Minister Hakan Fidan said in televised comments. “We stand ready to help.”"
    )
    found = annotated(text).quotations
    assert [(q.role, q.channel) for q in found] == [("Turkish Foreign Minister", "televised comments")] * 2


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Umerov said: “The lists are ready and will be read today.”", "direct"),
        ("Umerov said the lists “are ready and will be read today”.", "mixed"),
        ("Umerov called the lists “nearly ready”.", "fragment"),
    ],
)
def test_a_quotation_has_its_mode(text: str, mode: str) -> None:
    """A sentence is direct, a clause inside reported speech mixed, a few words a fragment."""
    assert [q.mode for q in annotated(text).quotations] == [mode]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Medinsky said the sides had agreed to meet.", ["medinsky"]),
        ("The sides had agreed to meet, Medinsky said.", ["medinsky"]),
        ("According to Umerov, the lists are ready.", ["umerov"]),
        ("Medinsky said the sides would meet. Russia had proposed three groups, he said.", ["medinsky", "medinsky"]),
        ("Medinsky spoke. He also said the sides would meet.", [None, "medinsky"]),
        ("Russia and Ukraine met in Istanbul.", [None]),
        ("Yuri Ushakov, an adviser to Putin, said Kremlin officials had seen no paper.", ["ushakov"]),
        ("Turkish officials said the session was short.", ["Turkish officials"]),
        ("Moscow says Kyiv refused.", ["RU"]),
    ],
)
def test_indirect_speech_has_its_source(text: str, speakers: list[str | None]) -> None:
    """Every sentence somebody else vouches for carries who, and only such sentences do."""
    found = annotated(text)
    said = attributions(found)
    assert [said[s.index].speaker if s.index in said else None for s in found.sentences] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The sides agreed on the lists. This was announced by Rustem Umerov at a briefing.", ["umerov", "umerov"]),
        ("The sides agreed on the lists. Rustem Umerov said this in Istanbul.", ["umerov", "umerov"]),
        ("The sides agreed on the lists. Rustem Umerov spoke about this on Friday.", ["umerov", None]),
        ("The sides agreed on the lists. Rustem Umerov said this week would be hard.", [None, "umerov"]),
        ("Rustem Umerov rejected the Russian offer of a short truce.", ["umerov"]),
        (
            "Peskov said no day was set. The sides met again. That was announced by Umerov.",
            ["peskov", "umerov", "umerov"],
        ),
    ],
)
def test_a_sentence_belongs_to_who_said_this(text: str, speakers: list[str | None]) -> None:
    """What "was announced by X" stands in the sentence before; who rejects something has said so."""
    found = annotated(text, "Russia-Ukraine talks", "2025-07-24T08:00:00+03:00")
    body = [s.index for s in found.sentences if s.where == "body"]
    said = attributions(found)
    assert [said[i].speaker if i in said else None for i in body] == speakers


def test_a_transcript_gives_every_paragraph_its_label() -> None:
    """After "Name:" the paragraph and those behind it are that person's words."""
    text = "Vladimir Putin: Good afternoon. Let us begin.\nThe talks in Istanbul went on.\nSergei Lavrov: They did."
    found = annotated(text)
    said = attributions(found)
    assert [said[s.index].speaker for s in found.sentences] == ["putin", "putin", "putin", "lavrov"]


@pytest.mark.parametrize(
    ("text", "speaker", "chain"),
    [
        ("The deal covers 1,200 men, TASS reported, citing a source close to the talks.", "unnamed source", ("TASS",)),
        ("The sides agreed, Reuters reported, quoting Hakan Fidan.", "fidan", ("Reuters",)),
        ("Interfax quoted Peskov as denying that a date was set.", "peskov", ()),
        ("The team is named, according to his Telegram channel, Zelensky being silent.", "zelensky", ()),
        ("The swap was confirmed by the Russian defence ministry.", "russian_defence_ministry", ()),
    ],
)
def test_an_agency_passes_words_on(text: str, speaker: str, chain: tuple[str, ...]) -> None:
    """Behind an agency stands its source; the agency is kept in the chain."""
    said = attributions(annotated("Zelensky chose the team.\n" + text))
    last = said[max(said)]
    assert (last.speaker, last.chain) == (speaker, chain)


def test_an_address_is_its_authors_throughout() -> None:
    """A text in the first person under an address's title is its author's words in every sentence."""
    text = "Ukrainians! We are tired. I am proud of you.\nToday our delegation met the Russians. We will go on."
    found = annotated(text, "Address by the President of Ukraine")
    assert {(a.speaker, a.kind) for a in attributions(found).values()} == {("zelensky", "direct")}
    assert len(attributions(found)) == len(found.sentences) - 1


def test_a_report_of_an_address_is_no_address() -> None:
    """A title that tells of an address leaves a report's sentences to the outlet."""
    text = "Zelensky spoke in the evening. Ukraine and Russia had met. The delegations left Istanbul."
    found = annotated(text, "Zelensky's evening address: the talks go on")
    assert len(attributions(found)) < len(found.sentences) - 1

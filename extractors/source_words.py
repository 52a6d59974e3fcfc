"""What the noun phrases of speakers look like: names, offices, bodies, appositions; patterns for ``sources``."""

from __future__ import annotations

from typing import Final

import regex

from extractors.say_words import INSTITUTION, ROLE_NOUN
from extractors.triggers import gated

PRONOUN: Final = gated(r"(?<![\w'])(?:[Hh]e|[Ss]he|[Tt]hey)(?!\w)")
PRONOUN_END: Final = regex.compile(r"(?<![\w'])(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t)$")
PRONOUN_START: Final = regex.compile(r"(?:him|her|them|he|she|they)(?!\w)")
#: A name nobody told us of: two to four capitalised words, particles allowed inside.
NAME: Final = regex.compile(
    r"(?<![\p{L}'-])[\p{Lu}][\p{L}'.-]++(?: (?:(?:von|van|der|de|al|bin|el|da|di|la|ten) )*+(?:al-|"
    r"el-)?[\p{Lu}][\p{L}'.-]*+){1,5}"
)
_ONE_NOUN: Final = rf"(?:{ROLE_NOUN}|{INSTITUTION})"
_NOUN: Final = rf"{_ONE_NOUN}(?:[ -]{_ONE_NOUN})*+"
_LEAD: Final = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Ss]ome|[Ss]everal|[Ss]enior|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|"
    r"[\p{Lu}][\w'.-]*+)"
)
#: Words that end a noun phrase: no office runs over them.
_BARRED: Final = (
    r"(?!(?:and|or|but|that|who|which|said|says|told|spoke|met|has|had|have|was|were|is|are|will|would|after|before|about|"
    r"over|with|by|as)\b)"
)
_TAIL_WORDS: Final = (
    r"(?: (?:of|for|to|from|at|in|close to|familiar with)"
    rf"(?: the| [\p{{Lu}}][\w'.-]*+| {_BARRED}[a-z][\w-]*+| of| and(?= [\p{{Lu}}])){{1,12}}+)"
)
_TAIL: Final = rf"{_TAIL_WORDS}?"
_INNER: Final = rf"(?:{_BARRED}(?!(?:for|to|in|on|at|from)\b)[\w'.-]+ ){{0,5}}?"
ROLE: Final = regex.compile(rf"(?:{_LEAD} )?{_INNER}(?i:{_NOUN})\b{_TAIL}(?=$|[ ,.;:)\"”\n])")
ROLE_END: Final = gated(rf"\b{_LEAD} {_INNER}(?i:{_NOUN}){_TAIL}$")
ROLE_ONLY: Final = regex.compile(rf"(?:[Tt]he )?(?:[\w'.]+ )*?(?i:{_NOUN})$")
ROLE_WORD: Final = gated(rf"\b(?:{ROLE_NOUN}|dr|gen|col|lt|sgt|capt|maj|prof|mr|mrs|ms|sir)\b")
#: The end of a word that may stand in a run of titles and names before a name.
RUN_WORD: Final = regex.compile(
    r"(?<![\w'.])(?:[\p{Lu}][\w'.-]*+|of|the|and|for|to|in|on|foreign|prime|presidential|regional|deputy|former|"
    r"senior|top|chief|defence|defense|national|"
    rf"security|council|military|press|special|interior|economic|first|vice|acting|state|then|human|rights|central|general|"
    rf"(?i:{ROLE_NOUN})),?$"
)
CAPITAL: Final = regex.compile(r"(?:[Mm]r\.? |[Mm]s\.? |[Mm]rs\.? )?[\p{Lu}][\p{Ll}'-][\p{L}'-]++")
CAPITAL_END: Final = regex.compile(r"(?<![\p{L}.'-])[\p{Lu}][\p{Ll}'-][\p{L}'-]*+$")
NO_NAME: Final = regex.compile(
    r"(?:Despite|During|Following|Through|Under|Over|Among|Although|Though|Because|Until|Unless|Once|Like|Unlike|"
    r"Amid|Between|Within|Without|Still|Even|Then|Now|So|Yet|Or|Nor|"
    r"His|Her|Its|Their|Our|My|Your|All|Any|Each|Every|Several|One|First|Last|Next|New|Former|Senior|Thus|Citing|"
    r"Given|The|A|An|In|On|At|And|But|For|By|With|From|As|If|When|While|After|Before|Since|It|This|That|These|Those|"
    r"There|They|He|She|We|I|You|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December|"
    r"Today|Yesterday|Tomorrow|Earlier|Later|Also|However|Meanwhile|Asked|According|Speaking|Western|European|Europe|"
    r"Both|Many|Some|Most|Other|"
    r"Another|No|Not|Yes|Quotes?|Details?|Sources?|Background|Note|Updated?|Summary|Photos?|Video|Read|Advertisement|"
    r"Reference|Reminder|Context|What|Who|How|Why|Where|Which|News|Agency|Ministry|Office|House|Council|Parliament|"
    r"State|Department|Union|Nations|Security|"
    r"Force|Forces|Staff|Service|Committee|Command|Party|Post|Times|Journal|Telegram|Facebook|Twitter|Sea|Region|"
    r"Street|River|Day|Two|Three|Four|Five)",
    regex.IGNORECASE,
)
PHRASE_END: Final = regex.compile(
    r"[,;:()\"“”«»\n–]|(?<!\b\p{Lu})\.(?=\s|$)|\b(?:who|which|that|in a|in an|during|after|on \w+day|while|when|as|"
    r"at a|at the|following|told|said)\b"
)
COMPLEMENT: Final = regex.compile(r"\b(?:of|for|to|with|by|from)(?: the)?(?: [\p{Lu}][\w'-]*)? $")
APPOSITION: Final = regex.compile(r", ((?:[^,.;:\"“”\n]|(?<=\b(?:[A-Z]|St|Gen|Dr))\.){3,90}?)(?=[,.;:\"“”\n]|$)")
#: Before an office that belongs to the name it leads back to: "X, a deputy and", "X, also", "X who heads".
APPOSED: Final = regex.compile(
    r", (?:also |now |then |himself |herself )?(?:(?:(?:a|an|the) )?[^,;.]{3,80} and )?$| who (?:\w+ ){1,3}?$"
)
#: What opens a stretch between commas that holds no subject of the verb behind it.
ASIDE: Final = regex.compile(
    r" ?(?:who|whose|whom|which|that|where|when|as|after|before|following|speaking|asked|citing|referring|including|"
    r"along with|together with|\w+ing)\b"
)
VERB: Final = regex.compile(
    r"(?:,[^,\n]{1,140},)?(?: who)?(?: (?:also|has|had|have|then|later|again|once|repeatedly|on \w+day|\w+day))*+ "
    r"(?:\w{2,}ed|\w{2,}s|said|told|took|met|made|gave|held|"
    r"went|came|wrote|led|began|spoke|sent|put|left|saw|set|won|was|is|were|are|has|had|will|would|could|may|did|"
    r"does|drew|laid|struck|hit|called|sought|hopes)\b"
)
#: "head of the President's Office" before a name: the name belongs to the whole, not to the body in it.
OFFICE_OF_BODY: Final = regex.compile(
    rf"\b(?i:{ROLE_NOUN}) (?:of|to|for|at|in|with) (?:[\w'.-]+ ){{0,6}}?(?:Office|Council|Committee|Staff|Ministry|"
    r"Headquarters|Administration|Directorate|Service|Duma|Rada|Party|Department|[Ff]action|[Dd]elegation|HQ)"
    r"(?: (?:of|for) (?:the )?[\p{L}'-]+){0,3} $"
)
#: Behind a paper that speaks: "a statement released after the meeting", "a letter seen by the agency".
PUT_OUT: Final = regex.compile(
    r" (?:released|issued|published|posted|shared|circulated|obtained|seen|signed|dated)\b(?=[^,;.\"“”]{0,70}$)"
)
#: Before an office or a paper that is the object of a relative clause: "the talks that sealed the agreement".
OBJECT: Final = regex.compile(r"\b(?:that|which|who) \w+(?:ed|s) $")
#: "X, an adviser to the president, Y,": whom X serves does not speak.
PATRON: Final = regex.compile(r"[\p{Lu}][\w'-]++, an? [^,;.\n]{2,70} (?:to|of|for) [^,;.\n]{2,50}, $")
#: "…, who said": whom it follows speaks, whatever stands before his name.
WHO: Final = regex.compile(r",? who (?:\w+ ){0,2}$")

"""The table of lines that are no report: kinds with their patterns, each matched against a whole short line."""

from __future__ import annotations

import re
from typing import Final

#: A longer line is a paragraph; furniture was never seen longer in the development pages.
_LONGEST: Final = 420

#: A credit behind the last sentence of the last paragraph.
TAIL_CREDIT: Final = re.compile(r"(?<=[.!?”\"])\s+(?:©|\(c\)\s?\d{4}|Copyright (?:©|\d{4})).*$", re.IGNORECASE)

_MONTH: Final = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY: Final = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}|\d{{1,4}}[./-]\d\d?[./-]\d{{1,4}})(?:,? \d{{4}})?"
_CLOCK: Final = r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?"
_MOMENT: Final = rf"(?:on )?(?:[a-z]+day,? )?(?:{_DAY}(?:,?(?: at| -| \|)? ?{_CLOCK})?|{_CLOCK})"
_DONE: Final = r"(?:first |last )?(?:published|posted|updated|modified|created)"
_APPS: Final = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|e-?mail|print|reddit|flipboard|messenger|pinterest)"
_MORE: Final = r"(?:related|more|latest|top|trending|popular|recommended|most (?:read|viewed|popular))"
_THINGS: Final = r"(?:stor(?:y|ies)|articles?|news|coverage|content|topics?|links?|headlines|posts|reading|videos?|now)"

#: Lines that hold anywhere in a text, by kind, in the order they are tried.
_ANYWHERE: Final[dict[str, tuple[str, ...]]] = {
    "rule": (
        r"[\W_]+",
        r"https?://\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:twitter|t|x)\.(?:com|me)/\w+",
        r"\d{4}-\d\d-\d\d(?:T[\d:.+Z-]+)?",
    ),
    "caption": (  # before the credits: a mark without a year is a photographer's
        r"©\s?[^.\d]{2,40}",
        r"(?:file )?(?:photo|image|picture|photograph|graphic|map|caption)s?"
        r"(?: (?:by|credit|source|caption|courtesy))?\s?:.{0,400}",
        r"file (?:photo|image|picture|—|–|-).{0,400}|image (?:source|caption)\b.{0,300}",
        r"\(?(?:photo|image)s? (?:by|courtesy|via) .{1,200}",
        r".{0,300}\(?\b(?:AP Photo|AP Images?|Getty Images|AFP via Getty|EPA-EFE|Shutterstock)\b[^.]{0,60}\)?",
        r".{0,300}\b(?:REUTERS|EPA|AFP|TASS|UNIAN)/[A-Z][\w.' -]{2,50}\)?",
    ),
    "credit": (
        r"(?:©|\(c\)\s?\d{4}|copyright\b).*",
        r".*\ball rights reserved\b.*",
        r"(?:distributed|syndicated|provided|published with permission) by\b.*",
        r"visit (?:https?://)?[\w.-]+\.\w{2,4}\b.*",
        r"\(?(?:additional )?(?:reporting|writing|editing|compiled|edited)(?: and (?:writing|editing))? by .*",
        r"[(\[—–-]*\s?with (?:assistance|files|reporting|additional reporting|inputs?) (?:from|by)\b.*",
        r".{0,160}\bcontributed (?:to this|reporting|from)\b.{0,80}",
        r"(?:source|agency):\s?.{2,60}",
        r"this (?:article|story|report) (?:was|is) (?:originally |first )?(?:re)?(?:published|printed|produced) .*",
        r"\((?:ap|reuters|afp|dpa|upi|tass|interfax|bloomberg)\)",
    ),
    "note": (
        r"(?:correction|clarification|editor['’]?s?['’]? note|note to readers)s?(?:,? [^:—–.]{1,30})?\s?[:—–-].*",
        r"(?:updated?\s?[:—–-]\s?)?\(?"
        r"(?:this|an? \w+ version of (?:this|the)) (?:[\w ]{2,20} )?(?:story|article|report|version|post|headline) "
        r"(?:has been|was|misstated|incorrectly|said|gave) .*",
        r"\((?:updates?|updated|adds|recasts|refiles|corrects)\b[^()]{3,200}\)",
    ),
    "section": (r"(?:categor(?:y|ies)|tags?|topics?|filed under|section|keywords?)\s?:.{0,200}",),
    "advert": (
        r"advert(?:isement|ising)?s?|ad|sponsored(?: content)?|promoted(?: content)?|loading\W*",
        r"(?:story|article) continues (?:below|after).{0,60}|continue reading(?: below)?|skip (?:ad|past) .{0,60}",
    ),
    "comments": (
        r"(?:\d+ )?comments?(?: \(?\d+\)?)?:?|conversation|leave a (?:comment|reply).{0,80}",
        r"(?:join|view|show|read|post) (?:the |all |a )?(?:\d+ )?(?:conversation|comments?).{0,40}",
    ),
    "related": (  # the heading of a list of other stories
        rf"{_MORE}(?: {_THINGS}| on (?:this|the) (?:story|topic)| from .{{1,40}}| for you){{0,2}}:?",
        r"you (?:may|might) (?:also )?(?:like|be interested in).{0,40}|what to read next.{0,40}|explore further",
        r"(?:read (?:more|also|next)|also read|see also|watch also)\W*|don['’]t miss:?",
    ),
    "link": (  # one other story
        r"[\[(]?(?:read|see|watch|also read|read also|see also|watch also|related|recommended|explainer|in pictures)"
        rf"(?: (?:more|also|next|now|on|here|{_THINGS}))?\s?(?::|>+|»|→|\|).{{1,240}}",
        r"(?:read (?:more|also|next)|also read|see also|watch now)\b.{1,200}",
        r"the post .{1,250} (?:appeared first|first appeared) on .{1,80}",  # WordPress, under every text of a feed
        r"(?:also|popular|trending) (?:on|in) [\w. ]{2,40}|also on [\w.]+\.com .{0,240}",
    ),
    "share": (
        rf"(?:share|tweet|copy link|save|{_APPS})"
        rf"(?:[\s,|/·•]+(?:share|on|this|via|to|with|article|story|page|{_APPS}))*[.:!]?",
        r"(?:article )?link copied.{0,20}|print(?: this)?(?: article| page)?|gift(?: this)? article",
    ),
    "signup": (
        r"sign(?:ing)? up (?:for|to|here|now).{0,300}|subscribe (?:to|now|for|today|here).{0,300}|subscribe",
        r"follow (?:us|our|@).{0,200}|join (?:us on|our) .{0,200}|download (?:our|the .{1,30}) app.{0,200}",
        r"get (?:our|the|all the) .{0,60}(?:inbox|newsletter|e-?mail|app|stories).{0,200}",
        r"support (?:our|independent) .{0,200}|become a (?:member|subscriber).{0,200}|(?:log|sign) ?in to .{0,200}",
        r"register (?:for|to|now).{0,200}|click here.{0,200}|enter your e-?mail.{0,200}|by signing up.{0,300}",
        r"you can unsubscribe.{0,200}|thank you for (?:reading|signing|subscribing).{0,200}|don['’]t miss .{0,200}",
        r"stay (?:informed|up to date|connected).{0,200}|thanks for signing up.{0,80}|there was an error .{0,80}",
        r"(?:follow|reach|write to|e-?mail|contact) [\w’' .]{2,60} (?:on|at) (?:twitter|facebook|@|[\w.]+@).{0,200}",
        r"follow .{2,20}['’]s (?:full )?coverage .{0,200}|have a (?:news )?tip\b.{0,200}",
        r"like this story\b.{0,80}",
        r"this copy is for your personal.{0,300}|.{0,240}click to tweet",
    ),
}
#: Lines that hold only above a report or in its first lines.
_ABOVE: Final[dict[str, tuple[str, ...]]] = {
    "byline": (r"(?-i:By|BY|by) (?-i:[A-Z])[^.!?]{1,140}",),
    "section": (
        r"(?:published|posted|filed|appeared) (?:in|on|under|at|by)\b.{0,80}",
        rf"(?:{_DONE}\b:?\s*)?{_MOMENT}(?:\s*[|,·–-]\s*(?:{_DONE}\b:?\s*)?{_MOMENT})?",
        rf"{_DONE} .{{1,40}} ago|\d+ (?:minutes|hours|days) ago",
        r"\d{1,2}[- ]min(?:ute)?s?(?:[- ]read)?|listen(?: to this article)?(?: \d+ min)?|home\s?[>/»].{0,80}",
    ),
}


def _compiled(table: dict[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile("|".join(patterns), re.IGNORECASE)) for kind, patterns in table.items())


_TABLES: Final = {True: _compiled(_ABOVE) + _compiled(_ANYWHERE), False: _compiled(_ANYWHERE)}


def kind_of(line: str, *, top: bool) -> str | None:
    """Name the kind of furniture a line is, None for a line of the report.

    Kinds: rule, credit, note, byline, section, advert, comments, related, link, share, signup, caption. ``top``: no
    more than a few lines of the report have come yet.
    """
    if len(line) > _LONGEST:
        return None
    if _is_shouted(line):
        return "link"
    return next((kind for kind, pattern in _TABLES[top] if pattern.fullmatch(line)), None)


def _is_shouted(line: str) -> bool:
    """Say whether a line is a link to another story as some outlets set them: a headline all in capitals."""
    return line.isupper() and len(line.split()) >= 7 and line[-1] not in '.”"'

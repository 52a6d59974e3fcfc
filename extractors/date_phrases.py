"""The grammar of dates: a table of patterns and their readers, tried in order; what one takes a later one leaves.

The group ``date`` marks the words that are the date where the pattern looks at more.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import regex

from extractors import date_periods as periods
from extractors import date_readers as read
from extractors.triggers import Gated, gated

_M: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|"
    r"AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)(?![a-z])"
)
_D: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w:]|[,.]\d)"
_Y: Final = r"(?:19|20)\d\d(?!\d)"
_W: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)\b"
_PART: Final = r"(?: (?:morning|afternoon|evening|night|noon|midday|lunchtime))?+"
_N: Final = (
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|"
    r"fifty|\d{1,3})"
)
_UNITS: Final = r"(?P<unit>days?|weeks?|months?|years?)"
_BY: Final = r"(?:by|before|until|till)"
_PERIOD: Final = r"(?P<period>week|month|year)"
_STEP: Final = r"(?P<which>this|last|next|this coming|the coming|the previous|the past|the following)"
#: The whole date, weekday and year optional: "Tuesday evening, 23 July", "July 23, 2025", "23rd of July".
_WEEKDAY_BEFORE: Final = rf"(?:\b{_W}{_PART},? (?:on )?(?:the )?)?+"
_DATE: Final = rf"(?:(?P<d>{_D}) (?:of )?(?P<m>{_M})|(?P<m>{_M}) (?P<d>{_D}))(?:,? (?P<y>{_Y}))?+"


#: A quick look for the words every phrase of a kind needs, before its pattern is tried.
TRIGGERS: Final = {
    "month": gated(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", regex.IGNORECASE),
    "weekday": gated(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", regex.IGNORECASE),
    "unit": gated(r"\b(?:hour|day|week|month|year)", regex.IGNORECASE),
    "any": gated(r""),
}
_NEEDS: Final = (("(?P<m>(?:Jan", "month"), ("(?P<w>", "weekday"), ("(?P<unit>", "unit"), ("(?P<period>", "unit"))


class Phrase(NamedTuple):
    """A pattern with its reader.

    ``needs``: the key of the trigger without which the pattern cannot match; ``relative``: counts from the date named
    before it, not from the article's day.
    """

    pattern: Gated
    read: read.Reader
    needs: str
    relative: bool = False


def _phrase(pattern: str, reader: read.Reader, *, relative: bool = False, any_case: bool = False) -> Phrase:
    needs = next((kind for sign, kind in _NEEDS if sign in pattern), "any")
    return Phrase(gated(pattern, regex.IGNORECASE if any_case else 0), reader, needs, relative)


PHRASES: Final = (
    # "within a week of the talks of 23 July" before the date inside it
    _phrase(rf"\bwithin (?P<n>{_N}) {_UNITS} (?:of|after|from) (?:\w+ ){{0,4}}?{_DATE}", periods.read_within_of),
    # "by the end of August", "before the end of the month", "by year-end"
    _phrase(rf"\b(?:{_BY} )(?:the )?end of (?P<m>{_M})(?:,? (?P<y>{_Y}))?+", read.read_month_end, any_case=True),
    _phrase(
        rf"\b(?:{_BY} )(?:the )?end of (?:(?P<which>this|next|the) )?(?P<period>week|month|year)\b",
        periods.read_period_end,
        any_case=True,
    ),
    _phrase(
        rf"\b(?:{_BY} )(?P<which>(?:the |this )?)(?P<period>week|month|year)[- ]?end\b(?! ?s)",
        periods.read_period_end,
        any_case=True,
    ),
    # "between 25 and 28 July", "23-24 July", "28 February to 3 March", "July 23-24"
    _phrase(
        rf"(?:\b(?:between|from) )?\b(?P<d>{_D})(?: (?P<m>{_M}))?(?:(?<=(?:between|from) [^,;.]{{1,20}}) and | ?[-–] "
        rf"?| to | until | through )"
        rf"(?P<d2>{_D}) (?P<m2>{_M})(?:,? (?P<y>{_Y}))?+",
        read.read_day_range,
    ),
    _phrase(
        rf"(?:\b(?:between|from) )?\b(?P<m>{_M}) (?P<d>{_D})(?:(?<=(?:between|from) [^,;.]{{1,20}}) and | ?[-–] ?| "
        rf"to | until | through )"
        rf"(?:(?P<m2>{_M}) )?(?P<d2>{_D})(?:,? (?P<y>{_Y}))?+",
        read.read_day_range,
    ),
    # "2 and 3 June": the 2; "June 2 and 3": the 3
    _phrase(
        rf"\b(?P<date>(?P<d>{_D}))(?=(?:, {_D})*,?(?: and | or ){_D} (?P<m>{_M})(?:,? (?P<y>{_Y}))?+)",
        read.read_calendar,
    ),
    _phrase(
        rf"\b(?P<m>{_M}) {_D}(?:, {_D})*,? (?:and|or) (?P<date>(?P<d>{_D}))(?! [a-z]{{2,}}s\b)(?:,? (?P<y>{_Y}))?+",
        read.read_calendar,
    ),
    _phrase(rf"{_WEEKDAY_BEFORE}\b{_DATE}", read.read_calendar),
    _phrase(r"(?<![\d.])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", read.read_digits),
    _phrase(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)", read.read_digits),
    # "by Thanksgiving"
    _phrase(
        rf"\b(?:(?P<by>{_BY}) )?+(?P<holiday>Thanksgiving|Christmas(?: Eve| Day)?|New Year(?:'s (?:Eve|Day))?|"
        rf"Victory Day)\b"
        r"(?! (?:truce|tree|address|message|greeting|party|dinner|season))",
        read.read_holiday,
    ),
    # months: "in June and May", "early June", "March 2022", "the May round"
    _phrase(
        rf"\b(?:(?P<part>early|mid|late|the (?:beginning|start|middle|end) of|beginning of|end of)[ -](?:in "
        rf")?)?+(?P<m>{_M}),? (?:of )?(?P<y>{_Y})",
        read.read_month_name,
        any_case=True,
    ),
    _phrase(
        rf"\b(?P<part>early|mid|late|(?:the )?(?:beginning|start|middle|end) of)[ -](?P<m>{_M})(?P<y>)(?! \d)",
        read.read_month_name,
        any_case=True,
    ),
    _phrase(
        rf"(?:\b(?:in|since|last|this|next|during|of|from|to|until|by|through|for|between|and|or|[Tt]he|previous|"
        rf"earlier)|{_M},) (?P<part>)(?P<y>)(?P<date>(?P<m>{_M}))(?<!(?:and|or|the|of|for|to) May)(?! \d)",
        read.read_month_name,
    ),
    _phrase(
        rf"(?:(?:\b{_M}(?:,| and| or)|\bin|\b[Tt]he)) (?P<part>)(?P<y>)(?P<date>(?P<m>May))(?= (?:round|talks|"
        rf"meeting|session|negotiations|deal|agreement|exchange|summit)|[,.;]| (?:and|or|with|when|after|led|ended|"
        rf"produced)\b|$)",
        read.read_month_name,
    ),
    # "in May, June and July": the June
    _phrase(
        rf"{_M}, (?P<part>)(?P<y>)(?P<date>(?P<m>{_M}))(?=,| and| or)(?!, (?:19|20)\d\d)",
        read.read_month_name,
    ),
    # "spring 2022", "the autumn of 2025"
    _phrase(
        rf"\b(?:(?:in|of|during|since|last|late|early|the) )*(?P<season>spring|summer|autumn|fall|winter)(?: of)? "
        rf"(?P<y>{_Y})",
        read.read_season,
        any_case=True,
    ),
    # weekdays: "late on Wednesday", "last Friday", "Wednesday evening"
    _phrase(
        rf"\b(?:overnight (?:into|to|on) )?(?:(?:early|late|earlier|later) )?(?:(?:on )?(?P<which>last|next|this "
        rf"coming|coming|this|past|by|until|previous) |on )?(?P<w>{_W}){_PART}(?! ?s\b|s\b)",
        read.read_weekday,
        any_case=True,
    ),
    # "today", "last night", "the day before yesterday"
    _phrase(
        r"\b(?:(?:the )?day (?:before yesterday|after tomorrow)|last (?:night|evening)|(?:today|yesterday|"
        r"tomorrow)(?: (?:morning|afternoon|evening|night))?|"
        r"tonight|overnight|this (?:morning|afternoon|evening))\b",
        read.read_near,
        any_case=True,
    ),
    # "earlier this month", "next week", "at the weekend"
    _phrase(rf"\b(?:(?P<part>earlier|later) )?(?:in )?{_STEP} {_PERIOD}\b", periods.read_this_period, any_case=True),
    _phrase(
        r"\b(?P<part>)(?:(?:at|over|on) )?(?P<which>this|last|next|the) (?P<period>weekend)\b",
        periods.read_this_period,
        any_case=True,
    ),
    # "three days ago", "four days later"
    _phrase(rf"\b(?P<n>{_N}) {_UNITS} ago\b", periods.read_ago, any_case=True),
    _phrase(
        rf"\b(?P<n>{_N}) {_UNITS} (?P<way>later|earlier|before|after|prior)\b(?! (?:the|a|his|her|their|its)\b)",
        periods.read_shifted,
        relative=True,
        any_case=True,
    ),
    # "within 10 days", "in the next two weeks", "in the coming days"
    _phrase(
        rf"\b(?:within|in|over) (?:the )?(?:next |coming |following )(?P<n>{_N}) {_UNITS}\b",
        periods.read_within,
        any_case=True,
    ),
    _phrase(rf"\bwithin (?:the )?(?P<n>{_N}) {_UNITS}\b", periods.read_within, any_case=True),
    _phrase(
        r"\b(?:in|over|within|during) the (?P<which>coming|next|following|last|past|previous|next few|coming few|"
        r"last few|past few) (?P<unit>hours|days|weeks|months)\b",
        periods.read_coming,
        any_case=True,
    ),
    _phrase(
        r"\b(?:in|over|during) (?P<which>recent) (?P<unit>days|weeks|months)\b", periods.read_coming, any_case=True
    ),
    _phrase(rf"\bin (?P<n>{_N}) {_UNITS}(?:' time)?(?! (?:of|since|that))\b", periods.read_in_length, any_case=True),
    # "in 2022", "since early 2025"
    _phrase(
        rf"\b(?:in|since|of|during|from|until|for|by|early|late|mid|spring|summer|autumn|fall|winter|the)[ "
        rf"-](?P<date>(?P<y>{_Y}))(?! ?[-–]\d)(?! (?:people|prisoners|soldiers|bodies|men|troops|servicemen|"
        rf"civilians|captives|children|drones))",
        read.read_year,
        any_case=True,
    ),
)

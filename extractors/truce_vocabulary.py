"""The nouns and verbs truces are made of: what is spared, what stops and how; data for ``extractors.truces``."""

from __future__ import annotations

from typing import Final

ENERGY: Final = (
    r"energy|power (?:plants?|stations?|grids?|sites?|facilit\w+|infrastructure|sector|systems?|supply)|electric\w*|"
    r"refiner\w+|oil (?:and gas )?(?:facilit\w+|sites?|infrastructure|depots?)|gas (?:facilit\w+|infrastructure)|"
    r"nuclear (?:plants?|sites?|facilit\w+)|heating|thermal (?:plants?|power)|substations?|fuel depots?"
)
SEA: Final = (
    r"Black Sea|at sea|on the water|naval|maritime|sea (?:truce|ceasefire|cease-fire|lanes?|routes?)|(?:merchant |"
    r"commercial |civilian )?(?:vessels?|ships?|shipping)|\bports\b|\bport (?:infrastructure|facilit\w+)|navigation"
)
FIGHTING: Final = (
    r"fighting|hostilit\w+|combat(?: operations?| actions?)?|military (?:operations?|actions?|activit\w+|campaign)|"
    r"(?:active |all |offensive )+operations|special (?:military )?operation|shooting|gunfire|bloodshed"
)
BLOWS: Final = (
    r"(?:(?:air|drone|missile|rocket|long-range|aerial|military|mutual) ?(?:and (?:drone|missile|air|rocket) ?)?)?"
    r"(?:strikes?|attacks?|shelling|bombing|bombardments?|assaults?|raids?|striking|attacking|targeting|hitting|"
    r"launches)"
)
LENGTH: Final = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|ten|fourteen|thirty|sixty|several|(?:a )?few)[- ](?:hour|day|week|"
    r"month)s?|week-long|weeklong|month-long|monthlong|day-long|daylong"
)
WHICH: Final = r"(?:(?:all|any|the|their|its|these|such|mutual|further|active|new|\w+ian|of) ){0,3}"
#: What an attack must be aimed at for its halt to be a truce; a plea to stop shelling a town is none.
AIM: Final = (
    rf"(?:(?:[^,;.]{{0,40}}? )?(?:on|against|at|in|of|from|targeting|towards?) (?:[^,;.]{{0,50}}?)?(?:{ENERGY}|"
    rf"{SEA})|"
    rf"(?: (?:our|its|their|his|the|all|any|each|\w+['’]s|\w+ian|critical|civilian)){{0,3}} "
    rf"(?:{ENERGY}|{SEA})|(?: \w+){{0,4}}? (?:each other|one another)|"
    r"(?: \S+){0,5}? (?:for|over) (?:\w+[ -]){1,3}(?:days?|weeks?|months?|hours?)\b|(?: \S+){0,5}? (?:until|till) )"
)
LINE: Final = r"(?:(?:front|battle)[ -]?lines?|lines? of contact|contact lines?)"
FIRE: Final = r"cease[- ]?fires?|truces?|armistices?"
STOP: Final = (
    r"halt(?:s|ed|ing)?|paus(?:e|es|ed|ing)|stop(?:s|ped|ping)?|suspen(?:d|ds|ded|ding|sion)|ceas(?:e|es|ed|ing)"
)

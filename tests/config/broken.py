"""One wrong key each: the file, what stands there, what is put instead, and the sentences that must come out."""

from __future__ import annotations

LEXICON, REGISTRY = "config/talks/russia_ukraine/lexicon.toml", "config/talks/russia_ukraine/registry.toml"

BROKEN = {
    "a misspelt key": (
        "settings.toml",
        'contact = ""',
        'contatc = ""',
        [
            'config/settings.toml: web.contact is missing: mail address or page added to it, or ""',
            'config/settings.toml: web.contatc is unknown; did you mean "contact"?',
        ],
    ),
    "a missing key": (
        "settings.toml",
        "redirects = 5",
        "",
        ["config/settings.toml: limits.redirects is missing: hops followed"],
    ),
    "a key nobody could have meant": (
        "settings.toml",
        "every_minutes = 15",
        "every_minutes = 15\nzzz = 1",
        [
            "config/settings.toml: schedule.zzz is unknown; "
            "allowed: digest_at, every_minutes, port, upkeep_at, versions_minutes"
        ],
    ),
    "a text for a number": (
        "settings.toml",
        "workers = 2",
        'workers = "2"',
        ["config/settings.toml: limits.workers must be a valid integer; got '2'"],
    ),
    "a number for a truth value": (
        "settings.toml",
        "robots = true",
        "robots = 1",
        ["config/settings.toml: web.robots must be a valid boolean; got 1"],
    ),
    "a number out of range": (
        "settings.toml",
        "connections = 20",
        "connections = 21",
        ["config/settings.toml: web.connections must be less than or equal to 20; got 21"],
    ),
    "not a number": (
        "settings.toml",
        "per_host_seconds = 1.0",
        "per_host_seconds = nan",
        ["config/settings.toml: web.per_host_seconds must be a finite number; got nan"],
    ),
    "an address without a port": (
        "settings.toml",
        "allow = []",
        'allow = ["127.0.0.1"]',
        ["config/settings.toml: web.allow[1] must be \"host:port\"; got '127.0.0.1'"],
    ),
    "two files in one place": (
        "settings.toml",
        'snapshot = "snapshot.duckdb"',
        'snapshot = "parley.duckdb"',
        ["config/settings.toml: paths has a fault: database, snapshot and archive must be three different paths"],
    ),
    "an unknown channel": (
        "settings.toml",
        'channel = "jsonl"',
        'channel = "pigeon"',
        [
            "config/settings.toml: alerts.hooks.file input tag 'pigeon' found using 'channel' does not match any of "
            "the expected tags: 'webhook', 'notify', 'mail', 'atom', 'command', 'jsonl'"
        ],
    ),
    "a password in the file": (
        "settings.toml",
        'proxy = ""',
        'proxy = "http://me:hunter2@proxy.example:3128"',
        ["config/settings.toml: web.proxy carries a password; set PARLEY_WEB__PROXY in the environment instead"],
    ),
    "a language the topic is not written for": (
        "settings.toml",
        'languages = ["en"]',
        'languages = ["en", "uk"]',
        ["config/settings.toml: watch.languages names uk; the topic is written for en only"],
    ),
    "an unknown topic": (
        "settings.toml",
        'talks = "russia_ukraine"',
        'talks = "elsewhere"',
        ["config/talks/elsewhere/talks.toml: the file is missing"],
    ),
    "a kind that is none": (
        "feeds.toml",
        'kind = "state"',
        'kind = "goverment"',
        [
            "config/feeds.toml: feed.anadolu.kind must be 'state', 'public', 'private' or 'official'; got 'goverment'",
        ],
    ),
    "an address that is none": (
        "feeds.toml",
        "https://www.aa.com.tr",
        "ftp://www.aa.com.tr",
        [
            "config/feeds.toml: feed.anadolu.url must be an http(s) address; "
            "got 'ftp://www.aa.com.tr/en/rss/default?cat=guncel'",
        ],
    ),
    "a country in small letters": (
        "feeds.toml",
        'country = "TR"',
        'country = "tr"',
        ["config/feeds.toml: feed.anadolu.country does not fit: ISO 3166, two capitals; got 'tr'"],
    ),
    "a topic outside the folder": (
        "settings.toml",
        'talks = "russia_ukraine"',
        'talks = "../elsewhere"',
        ["config/settings.toml: watch.talks does not fit: folder under talks/ with the topic; got '../elsewhere'"],
    ),
    "an address nobody has seen": (
        "feeds.toml",
        'seen_at = "2026-11-23 a list of feeds"\n',
        "",
        ["config/feeds.toml: feed.anadolu.seen_at is missing: the day, and where the address was read"],
    ),
    "a feed without a name": (
        "feeds.toml",
        'name = "anadolu"\n',
        "",
        ["config/feeds.toml: feed[1].name is missing: unique, lower case with dashes, never changed"],
    ),
    "an office that ends before it begins": (
        "lexicon.toml",
        "until = 2025-07-17",
        "until = 2022-07-17",
        [f"{LEXICON}: person.umerov.offices[1] has a fault: until 2022-07-17 lies before since 2023-09-06"],
    ),
    "a day written as text": (
        "lexicon.toml",
        "since = 2023-09-06",
        'since = "2023-09-06"',
        [f"{LEXICON}: person.umerov.offices[1].since must be a valid date; got '2023-09-06'"],
    ),
    "a person twice": (
        "lexicon.toml",
        'id = "medinsky"',
        'id = "umerov"',
        [
            f"{LEXICON}: person.umerov stands here twice",
            f"{REGISTRY}: round.istanbul-2025-3.heads.RU is unknown; allowed: nsdc, umerov",
        ],
    ),
    "a spelling of two people": (
        "lexicon.toml",
        'surnames = ["Medinsky"]',
        'surnames = ["Medinsky", "umerov"]',
        [f'{LEXICON}: person.medinsky shares the spelling "umerov" with umerov; leave it out of `alone`'],
    ),
    "a person without any name": (
        "lexicon.toml",
        'given = ["Vladimir"]\n',
        "",
        [f"{LEXICON}: person.medinsky has a fault: needs given and surnames, or a name"],
    ),
    "a side that is none": (
        "lexicon.toml",
        'side = "RU"',
        'side = "RUS"',
        [f'{LEXICON}: person.medinsky.side RUS is no side; did you mean "RU"?'],
    ),
    "a venue in no city": (
        "lexicon.toml",
        'city = "Istanbul"',
        'city = "Stambul"',
        [f"{LEXICON}: place.Ciragan Palace.city must be a city or region of this file; got 'Stambul'"],
    ),
    "a time zone that is none": (
        "lexicon.toml",
        "Europe/Istanbul",
        "Europe/Stambul",
        [f"{LEXICON}: place.Istanbul.zone must be an IANA time zone; got 'Europe/Stambul'"],
    ),
    "a session after known_until": (
        "registry.toml",
        "known_until = 2026-01-15",
        "known_until = 2025-05-01",
        [
            f"{REGISTRY}: round.istanbul-2025-3 ends after known_until 2025-05-01: "
            "later sessions are found, never entered"
        ],
    ),
    "a session that ends before it begins": (
        "registry.toml",
        "end_on = 2025-07-23",
        "end_on = 2025-07-22",
        [f"{REGISTRY}: round.istanbul-2025-3 has a fault: end_on 2025-07-22 lies before start_on 2025-07-23"],
    ),
    "a numbered session without its number": (
        "registry.toml",
        "number = 3\n",
        "",
        [f"{REGISTRY}: round.istanbul-2025-3 has a fault: a numbered round needs its number"],
    ),
    "an unknown series": (
        "registry.toml",
        'series = "istanbul-2025"',
        'series = "istanbul-2052"',
        [f'{REGISTRY}: round.istanbul-2025-3.series is unknown; did you mean "istanbul-2025"?'],
    ),
    "an unknown head": (
        "registry.toml",
        'UA = "umerov"',
        'UA = "umerow"',
        [f'{REGISTRY}: round.istanbul-2025-3.heads.UA is unknown; did you mean "umerov"?'],
    ),
    "an unknown city": (
        "registry.toml",
        'city = "Istanbul"',
        'city = "Istambul"',
        [f'{REGISTRY}: round.istanbul-2025-3.city is no place of the lexicon; did you mean "Istanbul"?'],
    ),
    "an unknown participant": (
        "registry.toml",
        'participants = ["RU", "UA"]',
        'participants = ["RU", "UK"]',
        [f"{REGISTRY}: round.istanbul-2025-3 names the unknown side UK"],
    ),
    "three parties": (
        "talks.toml",
        '["RU", "UA"]',
        '["RU", "UA", "US"]',
        [
            "config/talks/russia_ukraine/talks.toml: parties must have at most 2 items after validation, not 3",
        ],
    ),
}

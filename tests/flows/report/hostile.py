"""Material in which every place a publisher can write holds script, markup and an address that is none."""

from __future__ import annotations

from storage.report import Material, Row
from tests.flows.report.made import NOW, ROUND, a_round, claim, material, piece

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><b style="color:red">{{ 7*7 }}\u202e\x00 </style>'
BAD_LINK = "javascript:alert(3)//https://northline.example"


def hostile() -> Material:
    """Give it."""
    quoted = claim("c2", type="quote", status="stated", value={"words": HOSTILE})
    said = claim("c1", matter="m", speakers=[HOSTILE], value={"quantity": 200.0, "unit": HOSTILE, "kind": HOSTILE})
    strange = dict.fromkeys(("title", "evidence_text", "before", "outlet", "speaker", "speaker_role"), HOSTILE)
    return material(
        rounds=[a_round(venue=HOSTILE, basis=HOSTILE, series=HOSTILE)],
        claims={"c1": said, "c2": quoted},
        evidence={"c1": [piece("c1", **strange, url=BAD_LINK)]},
        by_round={ROUND: [_row(claim_id="c1", in_all=9)]},
        articles=[_printed(printed=2, doc_class="followup")],
        followups=[_printed(relation="refused", reason=HOSTILE)],
        events=[_row(state="held", happened_on=None, decided_at=NOW, origins=[HOSTILE])],
        participants=[_row(side="RU", role="mediator", person=HOSTILE, claim_id="c1")],
        conflicts=[_row(type="x", resolved=False, claims=[_version(), _version()])],
        quotes=[_row(claim_id="c2", words=HOSTILE, speaker=HOSTILE, role=HOSTILE, outlets=1, said_at=NOW)],
        deadlines=[_deadline()],
        differs=[_difference()],
        changes=[_row(changed_at=NOW, what=HOSTILE, source_id="x")],
        sources=[_source()],
        printed=[_printed(kind="outlet", key=HOSTILE)],
        feeds=[_feed()],
    )


def _row(**more: object) -> Row:
    return {"round_id": ROUND, "in_all": 1, **more}


def _printed(**more: object) -> Row:
    where = {"title": HOSTILE, "outlet": HOSTILE, "url": BAD_LINK, "published_at": NOW, "article_id": "a"}
    return _row(origin=HOSTILE, **where, **more) | {"in_all": 2}


def _version() -> Row:
    return {"claim_id": "c1", "since": NOW, "given_up": False, "voices": [{"who": HOSTILE}]}


def _deadline() -> Row:
    when = {"deadline_on": NOW.date(), "met": "open", "days_left": 0, "set_at": NOW, "open": 1}
    return _row(**when, type="summit", actor=None, status="proposed", words=HOSTILE, claim_id=None)


def _difference() -> Row:
    row = _row(type="summit", subject=HOSTILE, russia="offered", ukraine="called_for")
    for side, adjective in (("russia", "russian"), ("ukraine", "ukrainian")):
        row |= {f"{adjective}_number": None, f"{adjective}_claim_id": None}
        row |= {f"{side}_says": HOSTILE, f"{side}_said_at": NOW}
    return row


def _source() -> Row:
    who = {"outlet": HOSTILE, "side": "third", "country": HOSTILE, "takes_from": [HOSTILE]}
    return _row(**who, articles=1, own=1, last_at=NOW)


def _feed() -> Row:
    flag = {"kind": HOSTILE, "since": NOW, "evidence": HOSTILE}
    times = {"last_ok_at": NOW, "last_new_at": None, "median_minutes": 12.5}
    return _row(name=HOSTILE, outlet=HOSTILE, language=HOSTILE, failures=2, kept=1, dropped=0, flags=[flag], **times)

"""What can be exported: one question a table, each row with the ``date`` it is filed under."""

from __future__ import annotations

from typing import Final

#: By name; each may be bounded by the days its rows are filed under.
TABLES: Final[dict[str, str]] = {
    "rounds": """
        select one.start_on as date, one.*, code.* exclude (type, status, nearest),
            code.nearest as code_is_nearest
        from rounds as one left join event_code as code on code.type = 'round' and code.status = one.state
    """,
    "facts": """
        select one.published_at::date as date, one.*, code.* exclude (type, status, nearest),
            code.nearest as code_is_nearest
        from facts as one left join event_code as code using (type, status)
    """,
    "claims": """
        select one.first_seen_at::date as date, one.*, code.* exclude (type, status, nearest),
            code.nearest as code_is_nearest
        from claims as one left join event_code as code using (type, status)
    """,
    "supports": """
        select c.first_seen_at::date as date, s.claim_id, s.fact_id, s.article_id, s.origin, s.outlet, s.speaker, s.side
        from support as s join claim as c on c.claim_id = s.claim_id and c.superseded_at is null
        where s.superseded_at is null
    """,
    "conflicts": """
        select list_min(list_transform(claims, lambda one: one.since))::date as date, * from conflicts
    """,
    "articles": """
        select published_at::date as date, * from articles
    """,
}
#: What is its publisher's: it goes along only when asked for.
BODIES: Final = {"articles": "body"}

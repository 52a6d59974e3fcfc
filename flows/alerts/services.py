"""A program of its own: tells one service through Apprise and says on standard output how that went.

Apprise runs here and not beside the event loop because it cannot be bounded from within: it blocks, follows redirects
as empty GETs, knows no deadline and logs addresses. Here its parent kills it in time, nothing is logged, and what it
asks of the web is watched. Nothing of Parley is imported, so it starts at once and knows nothing else to tell.

In: ``{"url", "title", "body"}``. Out: ``{"taken", "service", "status", "retry_after", "problem"}``.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Mapping
from typing import Any


def tell(url: str, title: str, body: str) -> dict[str, Any]:
    """Send one message as plain text; returns what happened, without any part of the address."""
    from apprise import Apprise, AppriseAsset, NotifyFormat

    # Pictures in a message would be fetched from elsewhere by whoever reads it.
    asset = AppriseAsset(http_redirects=False, secure_logging=True, async_mode=False, image_url_mask="")
    services = Apprise(asset=asset)
    if not services.add(url):
        return {"taken": False, "problem": "holds no address Apprise knows"}
    for service in services:
        service.redirects = False  # an address may not turn it on again
    answers = _watched()
    taken = bool(services.notify(body=body, title=title, body_format=NotifyFormat.TEXT))
    bad = next((answer for answer in answers if answer["status"] >= 300), {})
    name = str(services[0].service_name)
    return {"taken": taken and not bad, "service": name, "problem": "did not take it", **bad}


def _watched() -> list[dict[str, Any]]:
    """Follow no redirect, whatever a plugin asks for, and note how every request was answered."""
    from requests import Response, Session

    answers: list[dict[str, Any]] = []
    send = Session.send

    def watched(session: Session, request: Any, **how: Any) -> Response:
        answer = send(session, request, **how | {"allow_redirects": False})
        answers.append({"status": answer.status_code, "retry_after": answer.headers.get("Retry-After")})
        return answer

    setattr(Session, "send", watched)  # noqa: B010 (mypy reads a plain assignment as a mistake)
    return answers


def main() -> None:
    """Read the message, send it, print the outcome."""
    logging.disable(logging.CRITICAL)
    given: Mapping[str, str] = json.loads(sys.stdin.read())
    sys.stdout.write(json.dumps(tell(given["url"], given["title"], given["body"])))


if __name__ == "__main__":
    main()

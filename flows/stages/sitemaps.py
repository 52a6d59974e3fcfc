"""The files of a news sitemap: the one that answered, or those an index names, one level down."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from extractors.errors import FetchError
from extractors.news_sitemap import SitemapFile, read_index
from extractors.url import same_publisher
from flows.fetch import Fetched
from flows.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapFiles:
    """What one poll of a news sitemap is read from."""

    files: tuple[SitemapFile, ...]
    troubles: tuple[str, ...] = ()  # files that could not be had
    whole: bool = True  # the address polled is the only file

    @property
    def sha256(self) -> str:
        """The hash of all of it; a file that was not had makes another one, so that it is read when it is."""
        digest = hashlib.sha256()
        for part in (*(file.body for file in self.files), *(trouble.encode() for trouble in self.troubles)):
            digest.update(hashlib.sha256(part).digest())
        return digest.hexdigest()


async def gather(shop: Workshop, answer: Fetched) -> SitemapFiles:
    """Return the files to read; those of an index are asked for one after the other, and robots.txt is obeyed.

    Raises UnreadableFeed when the answer is no sitemap, FetchError when not one file of an index can be had.
    """
    first = SitemapFile(url=answer.url, body=answer.body)
    named = await shop.pool.run(read_index, first)
    if named is None:
        return SitemapFiles(files=(first,))
    files: list[SitemapFile] = []
    failed: list[FetchError] = []
    for url in named:
        try:
            files.append(await _file(shop, url, answer.url))
        except FetchError as error:
            failed.append(error)
    if not files:
        raise failed[0]
    return SitemapFiles(files=tuple(files), troubles=tuple(f"{e.subject}: {e}" for e in failed), whole=False)


async def _file(shop: Workshop, url: str, index: str) -> SitemapFile:
    found = await shop.fetcher.get(url, limits=shop.feed_limits)
    if not isinstance(found, Fetched) or not same_publisher(found.url, index):
        raise FetchError("a sitemap that leads to another site", subject=url, reason="redirect")
    return SitemapFile(url=found.url, body=found.body)

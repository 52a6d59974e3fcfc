"""Reads hostile bytes in child processes that may hang, swell or die: each costs its one item, never the run."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import forkserver
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.errors import ParleyError, UnreadableArticle, UnreadableFeed
from flows.leash import die_with_parent

T = TypeVar("T")

#: Loaded once in the fork server, so that a child replaced costs milliseconds instead of a second and a half.
_PRELOAD: Final = ["flows.warm"]
#: Items a child reads before it is replaced: lxml and trafilatura keep what they once needed.
_ITEMS: Final = 500
#: How a child says that its memory limit was reached (any free code; sysexits.h has none for memory).
_OUT_OF_MEMORY: Final = 77


@dataclass(frozen=True, slots=True)
class _Failure:
    """An exception as it travels: exceptions of ours and of lxml do not survive pickling, their words do."""

    feed: bool
    message: str
    subject: str
    reason: str


class ReadingPool:
    """A pool of ``workers`` children; ``async with`` it and await ``run``.

    ``deadline_s`` bounds one item's reading in seconds, counted from when a child takes it up; ``memory_mb`` bounds a
    child's address space in MiB, of which code and language model take about 300. Children die with their parent.
    """

    def __init__(self, *, workers: int = 2, deadline_s: float = 30.0, memory_mb: int = 1_024) -> None:
        self.workers, self.deadline_s, self.memory_mb = workers, deadline_s, memory_mb
        self._pool = self._new_pool()

    async def __aenter__(self) -> Self:
        # starting the fork server blocks; and it is up, with a child, before the first item's clock starts
        await asyncio.wrap_future(await asyncio.to_thread(self._pool.schedule, abs, (0,)))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(_close, self._pool)

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Call a module-level function in a child; arguments and result are pickled.

        Raises UnreadableArticle and UnreadableFeed as the function does; UnreadableArticle with reason ``memory`` when
        the child hit its limit, with ``unreadable`` when it missed the deadline, died, or failed in any other way.
        """
        try:
            answer = await self._ask(function, args, kwargs)
        except TimeoutError as error:
            raise _unreadable(f"no result within {self.deadline_s:g} s") from error
        except ProcessExpired as error:
            memory = error.exitcode == _OUT_OF_MEMORY
            raise _unreadable(f"the child died ({error.exitcode})", "memory" if memory else "unreadable") from error
        except BrokenProcessPool as error:
            raise _unreadable("the pool broke twice over it") from error
        if not isinstance(answer, _Failure):
            return answer
        if answer.feed:
            raise UnreadableFeed(answer.message, subject=answer.subject)
        raise UnreadableArticle(answer.message, subject=answer.subject, reason=answer.reason)

    async def _ask(self, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T | _Failure:
        """Schedule the call; pebble gives up a pool whose idle child was killed, so a broken one is replaced once."""
        pool = self._pool
        try:
            return await self._schedule(pool, function, args, kwargs)
        except (BrokenProcessPool, RuntimeError):
            if self._pool is pool:
                self._pool = self._new_pool()
                await asyncio.to_thread(_close, pool)
            return await self._schedule(self._pool, function, args, kwargs)

    async def _schedule(
        self, pool: ProcessPool, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> T | _Failure:
        return await asyncio.wrap_future(pool.schedule(_call, (function, args, kwargs), timeout=self.deadline_s))

    def _new_pool(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(_PRELOAD)
        return ProcessPool(
            max_workers=self.workers,
            max_tasks=_ITEMS,
            initializer=_confine,
            initargs=(self.memory_mb,),
            context=context,
        )


def _call(function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T | _Failure:
    """Run the function in the child; its failure comes back as a value, want of memory as the child's end."""
    try:
        return function(*args, **kwargs)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)  # what is left of the heap is not worth another item
    except ParleyError as error:
        reason = getattr(error, "reason", "unreadable")
        return _Failure(isinstance(error, UnreadableFeed), str(error), error.subject, reason)
    except Exception as error:  # noqa: BLE001 - the wall between hostile bytes and the run: one item is lost, and told
        return _Failure(False, f"{type(error).__name__}: {error}"[:500], "", "unreadable")  # noqa: FBT003


def _confine(memory_mb: int) -> None:
    """Bound a fresh child: its memory, its life by its parent's, and SIGTERM ends it at once even inside C code."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit = memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _let_go_of_the_fork_server()
    die_with_parent()


def _let_go_of_the_fork_server() -> None:
    """Close the pipe by which the fork server sees our parent live: a child's copy would keep it up for ever.

    Then the parent's end is the fork server's end, and that, by the signal asked for here, the child's. The attribute
    is the standard library's own and private; without it only that last safety is lost.
    """
    server: Any = getattr(forkserver, "_forkserver", None)
    alive = getattr(server, "_forkserver_alive_fd", None)
    if isinstance(alive, int):
        os.close(alive)
        server._forkserver_alive_fd = None


def _close(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _unreadable(message: str, reason: str = "unreadable") -> UnreadableArticle:
    return UnreadableArticle(message, subject="", reason=reason)

"""The channel of local programs: the payload on standard input, the exit code as the answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from config.hooks import CommandHook
from config.secrets import Secrets
from extractors.errors import AlertError
from flows.alerts.channel import Message
from flows.alerts.fit import fitted
from flows.alerts.plain import seen
from flows.alerts.program import Ended, run

#: Where a program is looked for when the settings give no path.
_PATH = "/usr/local/bin:/usr/bin:/bin"


class Command:
    """Runs one program a message; exit code 0 means taken.

    It finds id and kind in its environment, and no variable of ours but those the hook hands on.
    """

    name = "command"
    honours_keys = True  # the program is told the id and whether this may be a repeat

    def __init__(self, hook: CommandHook, secrets: Secrets) -> None:
        self._hook = hook
        self._secrets = secrets

    async def send(self, message: Message, now: datetime) -> str:
        """Run the program; raises AlertError with its exit code and the end of what it complained of."""
        del now
        given = f"{fitted(message.payload)}\n".encode()
        try:
            ended = await run(
                self._hook.argv, given=given, environment=self._environment(message), seconds=self._hook.seconds
            )
            fault = self._fault(ended)
        except (OSError, ValueError) as error:
            fault = f"cannot be started: {type(error).__name__}"
        if fault:
            raise AlertError(f"{self._hook.argv[0]} {fault}", subject=message.message_id)
        return f"{self._hook.argv[0]} took it"

    def _environment(self, message: Message) -> Mapping[str, str]:
        handed = {name: self._secrets.reveal(name) for name in self._hook.pass_env}
        return handed | {
            "PATH": _PATH,
            "LANG": "C.UTF-8",
            "PARLEY_MESSAGE_ID": message.message_id,
            "PARLEY_KIND": message.kind,
            "PARLEY_REPEAT": "yes" if message.repeat else "no",
        }

    def _fault(self, ended: Ended) -> str | None:
        if ended.code is None:
            return f"was stopped: not done after {self._hook.seconds:g} s"
        if ended.code == 0:
            return None
        how = f"ended with code {ended.code}" if ended.code > 0 else f"was ended by signal {-ended.code}"
        words = seen(self._secrets.struck(ended.err)[-400:], 400)
        return f"{how}: {words}" if words else how

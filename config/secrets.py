"""The secrets of hooks: taken from the environment by name, and shown nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

from pydantic import SecretStr

from config.hooks import HookShape


class Secrets:
    """What the environment holds for one hook; printing it shows names only."""

    def __init__(self, hook: HookShape, environment: Mapping[str, str]) -> None:
        given = {name: environment.get(name, "").strip() for name in hook.variables()}
        self._values = {name: SecretStr(value) for name, value in given.items() if value}
        self.missing = tuple(name for name, value in given.items() if not value)

    def __repr__(self) -> str:
        return f"Secrets({', '.join(self._values)})"

    def reveal(self, variable: str | None) -> str:
        """Return the value of a variable that is there; "" for None or one that is not."""
        return self._values[variable].get_secret_value() if variable and variable in self._values else ""

    def struck(self, text: str) -> str:
        """Return a text without any of the secrets, for what another program or server said."""
        for value in sorted((one.get_secret_value() for one in self._values.values()), key=len, reverse=True):
            text = text.replace(value, "(secret)")
        return text


def striker(hooks: Iterable[HookShape], environment: Mapping[str, str], proxy: str = "") -> Callable[[str], str]:
    """Return what takes the secrets of all hooks, and the password of a proxy's address, out of a text."""
    held = [Secrets(hook, environment) for hook in hooks]
    password = urlsplit(proxy).password or ""

    def struck(text: str) -> str:
        for one in held:
            text = one.struck(text)
        return text.replace(password, "(secret)") if password else text

    return struck


def missing(hooks: Iterable[HookShape], environment: Mapping[str, str]) -> list[str]:
    """Return one sentence per hook that cannot send because a variable is not set."""
    lacks = ((hook.name, Secrets(hook, environment).missing) for hook in hooks)
    return [f"hook {name}: set {', '.join(names)} in the environment" for name, names in lacks if names]

"""The register of channels: a new one is a file beside this one, its line here and its table in config/hooks.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from config.hooks import AtomHook, CommandHook, Hook, HookShape, LinesHook, MailHook, NotifyHook, WebhookHook
from config.secrets import Secrets
from config.settings import Settings, Web
from extractors.errors import AlertError
from flows.alerts.atom import Atom
from flows.alerts.channel import Channel, Message
from flows.alerts.command import Command
from flows.alerts.lines import Lines
from flows.alerts.mail import Mail
from flows.alerts.notify import Notify
from flows.alerts.webhook import SignedPost

#: How each hook's channel is made, from its table, its secrets and the web's settings.
CHANNELS: Final[Mapping[type[HookShape], Callable[[Any, Secrets, Web], Channel]]] = {
    WebhookHook: lambda hook, secrets, web: SignedPost(hook, secrets, agent=web.user_agent, proxy=web.proxy),
    NotifyHook: lambda hook, secrets, web: Notify(hook, secrets, proxy=web.proxy),
    MailHook: lambda hook, secrets, _: Mail(hook, secrets),
    AtomHook: lambda hook, _, __: Atom(hook),
    CommandHook: lambda hook, secrets, _: Command(hook, secrets),
    LinesHook: lambda hook, _, __: Lines(hook),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Stands for a hook whose secrets are not there: it takes nothing and says what to set."""

    name: str
    honours_keys: bool
    fault: str

    async def send(self, message: Message, now: datetime) -> str:
        """Raise AlertError with what is missing; the message stays pending."""
        del now
        raise AlertError(self.fault, subject=message.message_id)


def opened_hooks(settings: Settings, environment: Mapping[str, str]) -> dict[str, Channel]:
    """Return the channel of every hook of the settings by the hook's name."""
    return {hook.name: opened(hook, environment, settings.web) for hook in settings.alerts.hooks}


def opened(hook: Hook, environment: Mapping[str, str], web: Web) -> Channel:
    """Return the channel of a hook; one that cannot send says so at every message, and delays no other."""
    secrets = Secrets(hook, environment)
    channel = CHANNELS[type(hook)](hook, secrets, web)
    if not secrets.missing:
        return channel
    fault = f"set {', '.join(secrets.missing)} in the environment"
    return Closed(name=channel.name, honours_keys=channel.honours_keys, fault=fault)

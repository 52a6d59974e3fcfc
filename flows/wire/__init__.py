"""A news wire on loopback: the demo runs on it, the tests poll it."""

from flows.wire import faults
from flows.wire.page import Fault, Page, Seen, Site, later, redirect
from flows.wire.server import Wire

__all__ = ["Fault", "Page", "Seen", "Site", "Wire", "faults", "later", "redirect"]

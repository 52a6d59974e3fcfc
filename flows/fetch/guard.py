"""Decides which addresses may be reached; the judgement falls on the numeric address, at the moment of connecting.

The tables are the IANA special-purpose registries, written out because ``ipaddress.is_global`` differs between Python
patch releases and calls multicast, 6to4, NAT64 and site-local addresses global.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence
from typing import Final

import httpx

from extractors.errors import FetchError

Allow = frozenset[str]
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS: Final = {"http": 80, "https": 443}

#: Never reached over IPv4: own, private, shared, test, relay and multicast networks.
_REFUSED_4: Final = tuple(
    ipaddress.IPv4Network(net)
    for net in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 "
        "192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 "
        "203.0.113.0/24 224.0.0.0/4 240.0.0.0/4"
    ).split()
)
#: The only part of IPv6 that names public hosts; loopback, local, NAT64, multicast and SRv6 all lie outside.
_PUBLIC_6: Final = ipaddress.IPv6Network("2000::/3")
#: Inside it and yet special: protocol assignments with Teredo, documentation, 6to4, old test network.
_REFUSED_6: Final = tuple(
    ipaddress.IPv6Network(net)
    for net in "2001::/23 2001:db8::/32 2002::/16 3ffe::/16 3fff::/20 2620:4f:8000::/48".split()
)
_NAME: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\Z")
_NUMBER: Final = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")


def is_public(address: str) -> bool:
    """Return whether a numeric address names a host on the public internet; IPv4 inside IPv6 is judged as IPv4."""
    try:
        ip: _Address = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is None:
            return ip in _PUBLIC_6 and not any(ip in net for net in _REFUSED_6)
        ip = ip.ipv4_mapped
    return not any(ip in net for net in _REFUSED_4)


def _pair(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def literal_address(host: str) -> str | None:
    """Return the address a host spells out, or None for a name; ``127.1`` and ``0x7f.1`` are neither."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return None


def _name_fault(host: str) -> str | None:
    if not _NAME.match(host) or len(host) > 253:
        return "a host that is no name"
    # The WHATWG rule: what ends in a number is an address, and then it must be a plain one.
    return "an odd numeric host" if _NUMBER.match(host.rsplit(".", 1)[-1]) else None


def _url_fault(url: httpx.URL, allow: Allow) -> str | None:
    """Return why an address may not even be tried, before any name is resolved."""
    if url.scheme not in PORTS:
        return "a scheme other than http and https"
    if url.userinfo:
        return "a user name in the address"
    host, port = url.raw_host.decode("ascii", "replace").rstrip("."), url.port or PORTS[url.scheme]
    literal = literal_address(host)
    if literal is None and (fault := _name_fault(host)):
        return fault
    if port not in PORTS.values() and not any(pair.endswith(f":{port}") for pair in allow):
        return f"port {port}"
    return None if literal is None else _address_fault(host, port, literal, allow)


def _address_fault(host: str, port: int, address: str, allow: Allow) -> str | None:
    if _pair(address, port) in allow:
        return None
    if not is_public(address):
        return f"the special address {address}"
    listed = port in PORTS.values() or _pair(host, port) in allow
    return None if listed else f"port {port}"


def judge_url(url: str, allow: Allow) -> httpx.URL:
    """Return the parsed address if it may be tried.

    ``allow`` holds literal "host:port" pairs: with a numeric host it opens that address, with a name only that port.
    Raises FetchError(refused_address).
    """
    try:
        parsed = httpx.URL(url).copy_with(fragment=None)
        fault = _url_fault(parsed, allow)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("not an address", subject=shown(url), reason="refused_address") from error
    if fault:
        raise FetchError(f"leads to {fault}", subject=shown(url), reason="refused_address")
    return parsed


def judge_addresses(host: str, port: int, addresses: Sequence[str], allow: Allow) -> None:
    """Judge all addresses a name resolved to: one bad one refuses the name (a split answer is an attack or a mistake).

    Raises FetchError(refused_address).
    """
    for address in addresses:
        if fault := _address_fault(host, port, address, allow):
            raise FetchError(f"leads to {fault}", subject=host, reason="refused_address")


def shown(url: str) -> str:
    """Return an address as it may be logged: without user name, query and fragment, which carry secrets."""
    scheme, mark, rest = url[:2000].partition("://")
    host, slash, path = re.split(r"[?#]", rest, maxsplit=1)[0].partition("/")
    return f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else scheme.split("?", 1)[0]

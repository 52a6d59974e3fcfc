"""Certificates are verified, against the name and not the number that was dialled."""

from __future__ import annotations

import asyncio
import ssl
from datetime import timedelta
from pathlib import Path

import pytest

from extractors.errors import FetchError
from flows.wire import Page, Wire
from tests.flows.web import BODY, HOST, NOON, SMALL, fetcher


def _certificate(folder: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """Make a self-signed certificate for a name; return its file and a server context that shows it."""
    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(NOON).not_valid_after(NOON + timedelta(days=36500))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
    shown = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "cert.pem").write_bytes(shown)
    (folder / "both.pem").write_bytes(shown + secret)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder / "both.pem")
    return folder / "cert.pem", context


def test_certificates_are_verified_against_the_name(tmp_path: Path) -> None:
    """A self-signed certificate and one for another name fail as tls; a trusted one for the name is read."""
    file, server = _certificate(tmp_path, HOST)
    trusting = ssl.create_default_context(cafile=str(file))
    with Wire(tls=server) as wire:
        right, wrong = (wire.publish(host, "/", Page(body=BODY)) for host in (HOST, "outlet-b.wire.test"))
        results = []
        for url, tls in ((right, None), (wrong, trusting), (right, trusting)):

            async def run(url: str = url, tls: ssl.SSLContext | None = tls) -> str:
                async with fetcher(wire, tls=tls) as web:
                    try:
                        return str((await web.get(url, limits=SMALL, robots=False)).status)
                    except FetchError as error:
                        return error.reason

            results.append(asyncio.run(run()))
    assert results == ["tls", "tls", "200"]

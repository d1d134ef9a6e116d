"""Passkeys: the WebAuthn ceremony, by Yubico's fido2.

W3C Web Authentication Level 2, sections 7.1 (registering) and 7.2 (signing in). The challenge is
kept in the session and is good once, for ten minutes.
"""

import ipaddress
import secrets
import struct
from collections.abc import Sequence
from typing import Any

from cryptography.exceptions import InvalidSignature
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from sameboat.lib.reading import read_json
from sameboat.lib.refusal import Refusal

# A browser's answer takes two or three thousand letters.
_MOST = 20_000
# What comes of an answer that makes no sense, is cut off, goes too deep or was signed by another key.
_NO_SENSE = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, struct.error,
    InvalidSignature,
)  # fmt: skip
_STATE, _GOOD_FOR = "passkey", 600
# On the device a passkey stands under this name, whoever else looks at its list.
_LABEL = "member"


def _host(request: HttpRequest) -> str:
    """The name in the address, without its port; empty for a bare IPv6 address."""
    host = request.get_host()
    return "" if host.startswith("[") else host.split(":")[0]


def can_be_used(request: HttpRequest) -> bool:
    """Whether passkeys work at this address: browsers take them over https, or on localhost, by name."""
    host = _host(request)
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(host) and (request.is_secure() or host == "localhost")
    return False


def _server(request: HttpRequest) -> Fido2Server:
    host = _host(request)
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=host))


def _keep(request: HttpRequest, state: dict[str, Any]) -> None:
    if not request.user.is_authenticated:
        request.session.set_expiry(_GOOD_FOR)
    request.session[_STATE] = {**state, "until": timezone.now().timestamp() + _GOOD_FOR}


def _kept(request: HttpRequest) -> dict[str, Any]:
    state: dict[str, Any] | None = request.session.pop(_STATE, None)
    if state is None or state.pop("until") < timezone.now().timestamp():
        raise Refusal(_("That took too long. Please try once more."))
    return state


def _not_understood() -> Refusal:
    return Refusal(_("That passkey was not understood. Please try again, or use a passphrase."))


def begin_adding(request: HttpRequest, known: Sequence[bytes] = ()) -> dict[str, Any]:
    """What the browser needs to make a new passkey. `known` are the keys that the person has already."""
    user = PublicKeyCredentialUserEntity(
        id=secrets.token_bytes(16), name=_LABEL, display_name=_LABEL
    )
    options, state = _server(request).register_begin(
        user,
        [AttestedCredentialData(data) for data in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    _keep(request, state)
    return dict(options)


def finish_adding(request: HttpRequest, answer: str) -> bytes:
    """The new passkey as bytes to keep. Raises Refusal where the browser's answer does not hold."""
    state = _kept(request)
    try:
        done = _server(request).register_complete(state, read_json(answer, most=_MOST))
    except _NO_SENSE as error:
        raise _not_understood() from error
    if done.credential_data is None:
        raise _not_understood()
    return bytes(done.credential_data)


def begin_signing_in(request: HttpRequest) -> dict[str, Any]:
    """What the browser needs to offer the passkeys it has for this address."""
    options, state = _server(request).authenticate_begin(
        user_verification=UserVerificationRequirement.REQUIRED
    )
    _keep(request, state)
    return dict(options)


def key_named(answer: str) -> str:
    """The credential id in a browser's answer, as it is kept; empty where there is none."""
    try:
        return websafe_decode(read_json(answer, most=_MOST)["rawId"]).hex()
    except _NO_SENSE:
        return ""


def finish_signing_in(request: HttpRequest, answer: str, key: bytes | None) -> None:
    """Check a browser's answer against the kept key. Raises Refusal where it does not hold."""
    state = _kept(request)
    try:
        known = [AttestedCredentialData(key)] if key else []
        _server(request).authenticate_complete(state, known, read_json(answer, most=_MOST))
    except _NO_SENSE as error:
        raise _not_understood() from error


def credential_id_of(data: bytes) -> str:
    """A kept passkey's credential id, as it is looked up."""
    return AttestedCredentialData(data).credential_id.hex()

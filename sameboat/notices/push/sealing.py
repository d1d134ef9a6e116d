"""Sealing a push message so that only the browser it is for can read it (RFC 8291, aes128gcm of RFC 8188)."""

import base64
import os

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_CURVE, _ONE_RECORD, _LAST_RECORD = ec.SECP256R1(), 4096, b"\x02"


def to_text(raw: bytes) -> str:
    """Bytes as these standards write them: base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def to_bytes(text: str) -> bytes:
    """The way back. Raises ValueError where it is no base64url."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def public_point(key: ec.EllipticCurvePrivateKey) -> bytes:
    """The public half of a key, as 65 bytes."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def _derived(secret: bytes, salt: bytes, told: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, told).derive(secret)


def seal_for(
    point: bytes,
    secret: bytes,
    words: bytes,
    *,
    own: ec.EllipticCurvePrivateKey | None = None,
    salt: bytes = b"",
) -> bytes:
    """Seal words for the browser with this public point and secret. Raises ValueError for a point that is none.

    `own` and `salt` are made anew for every message; only a test hands in those of the standard's example.
    """
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, point)
    own, salt = own or ec.generate_private_key(_CURVE), salt or os.urandom(16)
    mine = public_point(own)
    shared = own.exchange(ec.ECDH(), theirs)
    start = _derived(shared, secret, b"WebPush: info\x00" + point + mine, 32)
    key = _derived(start, salt, b"Content-Encoding: aes128gcm\x00", 16)
    nonce = _derived(start, salt, b"Content-Encoding: nonce\x00", 12)
    head = salt + _ONE_RECORD.to_bytes(4, "big") + bytes([len(mine)]) + mine
    return head + AESGCM(key).encrypt(nonce, words + _LAST_RECORD, None)

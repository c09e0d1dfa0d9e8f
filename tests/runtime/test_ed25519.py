"""Specification of signatures: those of RFC 8032, and nothing else."""

import json
from pathlib import Path

import pytest

from mkcourse.runtime.ed25519 import is_public_key, is_signed, public_key, signature

VECTORS = json.loads(Path(__file__).with_name("ed25519_vectors.json").read_text("utf-8"))
"""RFC 8032, section 7.1: TEST 1 to 3."""
ORDER = 2**252 + 27742317777372353535851937790883648493


def values(vector: dict[str, str]) -> tuple[bytes, bytes, bytes, bytes]:
    """Secret, public key, message and signature."""
    return tuple(bytes.fromhex(vector[key]) for key in ("secret", "public", "message", "signature"))  # type: ignore[return-value]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_the_vectors_of_the_standard(vector: dict[str, str]) -> None:
    """Keys and signatures are those of the standard, byte for byte, and are taken as genuine."""
    secret, public, message, signed = values(vector)
    assert public_key(secret) == public
    assert signature(secret, message) == signed
    assert is_signed(public, message, signed)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_changed_bit_is_noticed(vector: dict[str, str]) -> None:
    """No signature fits another message, another key or after a change of any of its bytes."""
    _, public, message, signed = values(vector)
    assert not is_signed(public, message + b"x", signed)
    assert not is_signed(public_key(bytes(32)), message, signed)
    for place in range(len(signed)):
        changed = bytes([*signed[:place], signed[place] ^ 1, *signed[place + 1 :]])
        assert not is_signed(public, message, changed), place


def test_a_signature_has_one_form() -> None:
    """The same signature written with a larger number is not genuine: codes would not stay one."""
    _, public, message, signed = values(VECTORS[0])
    larger = int.from_bytes(signed[32:], "little") + ORDER
    assert not is_signed(public, message, signed[:32] + larger.to_bytes(32, "little"))


@pytest.mark.parametrize("key", [b"", bytes(32), b"\x01" + bytes(31), b"\xff" * 32, b"\x02" + bytes(31), bytes(33)])
def test_what_is_no_key(key: bytes) -> None:
    """Nobody's key is nobody's: too short, off the curve, not in its one form, or of small order."""
    assert not is_public_key(key)
    assert not is_signed(key, b"", bytes(64)) or len(key) == 32


def test_a_secret_has_its_length() -> None:
    """A secret of another length is an error, not a weak key."""
    with pytest.raises(ValueError, match="32 bytes"):
        public_key(bytes(31))

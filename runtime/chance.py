"""Deterministic chance: the same names give the same number, on every machine."""

from zlib import crc32


def chance(*names: object) -> int:
    """A number in 0 … 2**32 - 1 that looks unrelated for any two lists of names.

    CRC-32 alone is linear, so that sorting by it repeats patterns; MurmurHash3's finalizer
    (Appleby 2011) breaks that.
    """
    value = crc32("|".join(str(name) for name in names).encode("utf-8", "surrogatepass"))
    value = (value ^ value >> 16) * 0x85EBCA6B & 0xFFFFFFFF
    value = (value ^ value >> 13) * 0xC2B2AE35 & 0xFFFFFFFF
    return value ^ value >> 16

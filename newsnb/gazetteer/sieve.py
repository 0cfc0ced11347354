"""A few bits in memory that rule out most keys: most capitalised words are not names of places.

A Bloom filter (Bloom 1970) with two bits per key. It has no false negatives, and false positives for one to four keys
in a hundred; more once it has reached `MOST_BITS`, so that a gazetteer of any size takes little memory.
"""

from collections.abc import Iterable
from zlib import crc32

BITS_A_KEY = 8
# 4 MB, for four million keys; all of GeoNames has five times as many, and half of all other keys would pass
MOST_BITS = 1 << 25
FEWEST_BITS = 1 << 10
_ODD = 0x9E3779B1  # 2**32 divided by the golden ratio: spreads the second bit (Knuth, volume 3, section 6.4)


def sieve_of(keys: Iterable[str], count: int) -> bytes:
    """Return the bits for ``keys``, of which there are at most about ``count``.

    >>> bits = sieve_of(["oslo", "lund"], 2)
    >>> may_hold(bits, "oslo"), may_hold(bits, "kveld")
    (True, False)
    """
    size = FEWEST_BITS
    while size < min(count * BITS_A_KEY, MOST_BITS):
        size *= 2
    bits = bytearray(size // 8)
    for key in keys:
        one = crc32(key.encode())
        other = one * _ODD >> 7
        bits[(one & size - 1) >> 3] |= 1 << (one & 7)
        bits[(other & size - 1) >> 3] |= 1 << (other & 7)
    return bytes(bits)


def may_hold(bits: bytes, key: str) -> bool:
    """Return whether ``key`` may be one of those that ``bits`` were made for; always True without bits."""
    if not bits:
        return True
    last = 8 * len(bits) - 1
    one = crc32(key.encode())
    if not bits[(one & last) >> 3] >> (one & 7) & 1:
        return False
    other = one * _ODD >> 7
    return bool(bits[(other & last) >> 3] >> (other & 7) & 1)

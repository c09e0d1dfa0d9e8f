"""Ed25519 (RFC 8032): signatures that only the holder of a secret can make and everybody can check.

A teacher signs on their own machine; browsers only check. Plain HTTP has no ``crypto.subtle``, so it is
done here. Nothing is done in constant time: sign on a machine that is yours.
"""

try:  # as in chain.py: hashlib takes 20 ms of the start in the browser
    from _sha2 import sha512  # type: ignore[import-not-found]  # CPython's own, and nobody wrote its types
except ImportError:  # a Python that was built without it
    from hashlib import sha512

KEY_BYTES = 32
SIGNATURE_BYTES = 64

_P = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, _P) % _P
_ROOT_OF_MINUS_ONE = pow(2, (_P - 1) // 4, _P)
_SIGN_BIT = 255

type Point = tuple[int, int, int, int]
"""In extended coordinates: x = X/Z, y = Y/Z, xy = T/Z."""

_NEUTRAL: Point = (0, 1, 1, 0)


def public_key(secret: bytes) -> bytes:
    """The public key of the `secret`, 32 bytes of pure chance."""
    return _encoded(_times(_expanded(secret)[0], _BASE))


def signature(secret: bytes, message: bytes) -> bytes:
    """The signature of `message`, the same each time."""
    scalar, prefix = _expanded(secret)
    public = _encoded(_times(scalar, _BASE))
    nonce = _number(sha512(prefix + message).digest()) % _ORDER
    commitment = _encoded(_times(nonce, _BASE))
    challenge = _number(sha512(commitment + public + message).digest()) % _ORDER
    return commitment + ((nonce + challenge * scalar) % _ORDER).to_bytes(32, "little")


def is_signed(public: bytes, message: bytes, signed: bytes) -> bool:
    """Whether `signed` is a signature of `message` by the holder of the secret of `public`."""
    holder = _decoded(public)
    if holder is None or len(signed) != SIGNATURE_BYTES:
        return False
    commitment, scalar = signed[:32], _number(signed[32:])
    if scalar >= _ORDER:
        return False
    challenge = _number(sha512(commitment + public + message).digest()) % _ORDER
    return _encoded(_sum_of_products(scalar, _BASE, challenge, _negative(holder))) == commitment


def is_public_key(public: bytes) -> bool:
    """Whether `public` is the key of somebody: a point of the curve that is not one of the few of small order."""
    point = _decoded(public)
    return point is not None and not _same(_times(8, point), _NEUTRAL)


def _expanded(secret: bytes) -> tuple[int, bytes]:
    if len(secret) != KEY_BYTES:
        raise ValueError(f"a secret has {KEY_BYTES} bytes, not {len(secret)}")
    digest = sha512(secret).digest()
    scalar = _number(digest[:32]) & ((1 << 254) - 8) | (1 << 254)
    return scalar, digest[32:]


def _number(data: bytes) -> int:
    return int.from_bytes(data, "little")


# points of the curve


def _sum(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _doubled(one: Point) -> Point:
    a, b = one[0] * one[0] % _P, one[1] * one[1] % _P
    c, h = 2 * one[2] * one[2] % _P, a + b
    e = h - (one[0] + one[1]) * (one[0] + one[1]) % _P
    g = a - b
    f = c + g
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _negative(one: Point) -> Point:
    return -one[0] % _P, one[1], one[2], -one[3] % _P


def _same(one: Point, other: Point) -> bool:
    across = (one[0] * other[2] - other[0] * one[2]) % _P
    return across == 0 and (one[1] * other[2] - other[1] * one[2]) % _P == 0


def _times(factor: int, point: Point) -> Point:
    return _sum_of_products(factor, point, 0, _NEUTRAL)


def _sum_of_products(a: int, one: Point, b: int, other: Point) -> Point:
    """`a` times `one` and `b` times `other`, in one pass over the bits of both."""
    both = _sum(one, other)
    found = _NEUTRAL
    for place in range(max(a.bit_length(), b.bit_length()) - 1, -1, -1):
        found = _doubled(found)
        match (a >> place & 1, b >> place & 1):
            case (1, 1):
                found = _sum(found, both)
            case (1, 0):
                found = _sum(found, one)
            case (0, 1):
                found = _sum(found, other)
    return found


def _encoded(point: Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << _SIGN_BIT).to_bytes(32, "little")


def _decoded(data: bytes) -> Point | None:
    """The point that `_encoded` wrote, None where it is none, or written in another way."""
    if len(data) != KEY_BYTES:
        return None
    told = _number(data)
    sign, y = told >> _SIGN_BIT, told & ((1 << _SIGN_BIT) - 1)
    x = _x_of(y, sign)
    return None if x is None else (x, y, 1, x * y % _P)


def _x_of(y: int, sign: int) -> int | None:
    if y >= _P:
        return None
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_ONE % _P
    if (x * x - square) % _P or (x == 0 and sign):
        return None
    return x if x & 1 == sign else _P - x


def _base() -> Point:
    y = 4 * pow(5, -1, _P) % _P
    x = _x_of(y, 0)
    assert x is not None
    return x, y, 1, x * y % _P


_BASE = _base()

"""What learners write around an answer, and what is no part of it: ``x = 5.``, ``≈ 3.1``, ``about 3``."""

import re
import unicodedata

_LABEL = re.compile(
    r"\s*(?:[^\W\d_]\w{0,15}(?:_?\{?\w{1,3}\}?)?\s*['’′]{0,2}(?:\(\s*[^\W\d_]\s*\))?\s*|d[^\W\d_]/d[^\W\d_]\s*)?[=＝](?![<>=])\s*"
)
_ABOUT = re.compile(
    r"\s*(?:[≈≃≅~∼]|\\approx|(?:approximately|approx|around|about|roughly|circa|cirka|ca|etwa|ungefähr|rund|environ"
    r"|aproximadamente|aprox|unos|ungefär|omkring|लगभग|حوالي|تقريبا)\b\.?)\s*",
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:minus|moins|menos|negative)\s+(?=\d)", re.IGNORECASE)
_ENDING = re.compile(r"(?<=[^\s.…])[.。।]\s*$")


def trimmed(text: str) -> str:
    """`text` without a name and ``=`` in front, words for "about", and a full stop at the end."""
    body = "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()
    body = body.replace("\\left", "").replace("\\right", "") if "\\" in body else body
    for pattern in (_LABEL, _ABOUT):
        match = pattern.match(body)
        body = body[match.end() :] if match and match.end() < len(body) else body
    return _ENDING.sub("", _MINUS.sub("-", body, count=1) if _MINUS.match(body) else body).strip()

"""Words as they are compared: what is forgiven always, and what only by the author's leave.

Always forgiven, because nobody means it: width, composition, kinds of apostrophes and dashes, quotation
marks around, needless spaces, a full stop at the end and in abbreviations, a hyphen for a space, ligatures
(ß, œ, æ), the vowel signs that Arabic usually leaves out, and ü written as ue in German. Case and accents
are the author's choice. An article too many or too few is never wrong and never silently right, as
languages with genders teach them: it is asked again; another article than the right one is wrong.
"""

import re
import unicodedata

_SAME = {
    **dict.fromkeys("’‘ʼ`´′＇", "'"),
    **dict.fromkeys("‐‑‒–—−﹣-", " "),
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "ẞ": "SS",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ـ": "",
}
_WRITTEN_OUT = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_WITHOUT_STROKE = {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ħ": "h", "Ħ": "H"}
_ARABIC_VOWELS = frozenset("ًٌٍَُِّْٰ")
_QUOTES = "\"'“”„«»‹›「」『』"
_ABBREVIATED = re.compile(r"\b([^\W\d_])\.")
_ARTICLES = re.compile(
    r"(?:the|an?|der|die|das|den|dem|des|eine?[nmrs]?|les?|la|une?|des|el|los|las|un[ao]?s?|il|lo|gli|i|en|ett|et"
    r"|os?|as?|um|uma|de|het) |(?:l|un)' ?|ال(?=\w\w)",
    re.IGNORECASE,
)


def as_typed(text: str) -> str:
    """`text` but for what nobody sees: composition, invisible signs and spaces around it."""
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFC", seen).strip()


def cased(text: str) -> str:
    """`text` with all forgiven but case and accents."""
    wide = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", as_typed(text)))
    signs = "".join(_SAME.get(sign, sign) for sign in wide if sign not in _ARABIC_VOWELS)
    words = " ".join(_ABBREVIATED.sub(r"\1", signs).split())
    return re.sub(r"(?:(?<=[^\W_])|(?<=[\u0900-\u0963]))[.!?。।…]+$", "", words.strip(_QUOTES).strip()) or words


def forgiven(text: str, language: str) -> str:
    """`text` with all forgiven but accents."""
    words = cased(text)
    if language.lower().startswith(("tr", "az")):
        words = words.replace("İ", "i").replace("I", "ı")
    return words.casefold().replace("i̇", "i")


def spellings(text: str, language: str, case_matters: bool = False) -> frozenset[str]:
    """The ways to write the same: in German also with ue for ü."""
    words = cased(text) if case_matters else forgiven(text, language)
    also = "".join(_WRITTEN_OUT.get(sign, sign) for sign in words) if language.lower().startswith("de") else words
    return frozenset([words, also])


def without_accents(text: str) -> str:
    """`text` without accents on Latin, Greek, Cyrillic and Arabic letters; other scripts need theirs."""
    parts = unicodedata.normalize("NFD", "".join(_WITHOUT_STROKE.get(sign, sign) for sign in text))
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if not _is_accent(sign)))


def article_of(text: str) -> str:
    """The article in front of `text`; the English ones count as one, as they have no genders."""
    article = text[: len(text) - len(without_article(text))].strip()
    return "the" if article in ("the", "a", "an") else article


def without_article(text: str) -> str:
    """`text` without an article in front."""
    match = _ARTICLES.match(text)
    return text[match.end() :] if match and match.end() < len(text) else text


def _is_accent(sign: str) -> bool:
    return "\u0300" <= sign <= "\u036f" or "\u0653" <= sign <= "\u0655"

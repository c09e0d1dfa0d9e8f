"""The units that are known: their signs and words, and how much each is of the base units.

Signs are international; words are those of English, German, French and Spanish, the commonest also of
Italian, Portuguese, Swedish and Polish, where no two of them say different things.
"""

import re
from typing import NamedTuple

from .ratios import Ratio, divided, ratio, times

_PI = (3141592653589793238462643383279502884197, 10**39)


class Known(NamedTuple):
    """A unit in base units: `factor` of `dimension`, and where its zero lies."""

    factor: Ratio
    dimension: tuple[tuple[str, int], ...]
    offset: Ratio = (0, 1)


PREFIXES: dict[str, Ratio] = {
    "T": (10**12, 1),
    "G": (10**9, 1),
    "M": (10**6, 1),
    "k": (1000, 1),
    "h": (100, 1),
    "da": (10, 1),
    "d": (1, 10),
    "c": (1, 100),
    "m": (1, 1000),
    "μ": (1, 10**6),
    "u": (1, 10**6),
    "n": (1, 10**9),
    "p": (1, 10**12),
    "f": (1, 10**15),
}
WORD_PREFIXES: dict[str, Ratio] = {
    **dict.fromkeys(["tera"], PREFIXES["T"]),
    **dict.fromkeys(["giga"], PREFIXES["G"]),
    **dict.fromkeys(["mega"], PREFIXES["M"]),
    **dict.fromkeys(["kilo", "quilo", "chilo"], PREFIXES["k"]),
    **dict.fromkeys(["hecto", "hekto"], PREFIXES["h"]),
    **dict.fromkeys(["deca", "deka"], PREFIXES["da"]),
    **dict.fromkeys(["deci", "dezi"], PREFIXES["d"]),
    **dict.fromkeys(["centi", "zenti"], PREFIXES["c"]),
    **dict.fromkeys(["milli", "mili"], PREFIXES["m"]),
    **dict.fromkeys(["micro", "mikro"], PREFIXES["μ"]),
    **dict.fromkeys(["nano"], PREFIXES["n"]),
}


def _known(factor: Ratio | int, offset: Ratio = (0, 1), **powers: int) -> Known:
    exact = ratio(factor) if isinstance(factor, int) else ratio(*factor)
    assert exact is not None
    return Known(exact, tuple(sorted(powers.items())), offset)


def _of(one: Known, factor: Ratio) -> Known:
    product = times(one.factor, factor)
    assert product is not None
    return Known(product, one.dimension)


_METRE, _GRAM, _SECOND, _KELVIN = _known(1, m=1), _known((1, 1000), kg=1), _known(1, s=1), _known(1, K=1)
_LITRE = _known((1, 1000), m=3)
_JOULE, _WATT = _known(1, kg=1, m=2, s=-2), _known(1, kg=1, m=2, s=-3)
_COULOMB = _known(1, A=1, s=1)
_PASCAL = _known(1, kg=1, m=-1, s=-2)
_BYTE = _known(8, bit=1)

WITH_PREFIX: dict[str, Known] = {
    "m": _METRE,
    "g": _GRAM,
    "s": _SECOND,
    "A": _known(1, A=1),
    "K": _KELVIN,
    "mol": _known(1, mol=1),
    "cd": _known(1, cd=1),
    "Hz": _known(1, s=-1),
    "N": _known(1, kg=1, m=1, s=-2),
    "Pa": _PASCAL,
    "J": _JOULE,
    "W": _WATT,
    "C": _COULOMB,
    "V": _known(1, kg=1, m=2, s=-3, A=-1),
    "F": _known(1, kg=-1, m=-2, s=4, A=2),
    "Ω": _known(1, kg=1, m=2, s=-3, A=-2),
    "S": _known(1, kg=-1, m=-2, s=3, A=2),
    "Wb": _known(1, kg=1, m=2, s=-2, A=-1),
    "T": _known(1, kg=1, s=-2, A=-1),
    "H": _known(1, kg=1, m=2, s=-2, A=-2),
    "lm": _known(1, cd=1),
    "lx": _known(1, cd=1, m=-2),
    "Bq": _known(1, s=-1),
    "Gy": _known(1, m=2, s=-2),
    "Sv": _known(1, m=2, s=-2),
    "l": _LITRE,
    "L": _LITRE,
    "t": _known(1000, kg=1),
    "bar": _known(10**5, kg=1, m=-1, s=-2),
    "cal": _of(_JOULE, (4184, 1000)),
    "eV": _of(_JOULE, (1602176634, 10**28)),
    "Wh": _of(_JOULE, (3600, 1)),
    "Ah": _of(_COULOMB, (3600, 1)),
    "bit": _known(1, bit=1),
    "B": _BYTE,
}
"""Units that take prefixes, by their signs."""

_MINUTE, _HOUR, _DAY = _known(60, s=1), _known(3600, s=1), _known(86400, s=1)
_WEEK, _YEAR, _MONTH = _known(604800, s=1), _known(1, year=1), _known((1, 12), year=1)
_INCH, _FOOT, _YARD = _known((254, 10000), m=1), _known((3048, 10000), m=1), _known((9144, 10000), m=1)
_MILE, _SEA_MILE = _known((1609344, 1000), m=1), _known(1852, m=1)
_OUNCE, _POUND = _known((45359237, 1600000000), kg=1), _known((45359237, 100000000), kg=1)
_GALLON = _known((3785411784, 10**12), m=3)
_DEGREE, _PERCENT = _known(1, degree=1), _known((1, 100))
_CELSIUS = _known(1, (27315, 100), K=1)
_FAHRENHEIT = _known((5, 9), (45967, 180), K=1)
_EURO, _DOLLAR, _POUND_STERLING = _known(1, EUR=1), _known(1, USD=1), _known(1, GBP=1)
CENT: tuple[tuple[str, int], ...] = (("cent", 1),)
"""The dimension of a cent, which is a hundredth of the currency that is asked for."""

SIGNS: dict[str, Known] = {
    "min": _MINUTE,
    "h": _HOUR,
    "hr": _HOUR,
    "hrs": _HOUR,
    "std": _HOUR,
    "sec": _SECOND,
    "sek": _SECOND,
    "d": _DAY,
    "a": _YEAR,
    "yr": _YEAR,
    "wk": _WEEK,
    "in": _INCH,
    "ft": _FOOT,
    "yd": _YARD,
    "mi": _MILE,
    "nmi": _SEA_MILE,
    "oz": _OUNCE,
    "lb": _POUND,
    "lbs": _POUND,
    "gal": _GALLON,
    "qt": _of(_GALLON, (1, 4)),
    "pt": _of(_GALLON, (1, 8)),
    "ha": _known(10**4, m=2),
    "ar": _known(100, m=2),
    "are": _known(100, m=2),
    "acre": _known((40468564224, 10**7), m=2),
    "qm": _known(1, m=2),
    "sqm": _known(1, m=2),
    "ccm": _known((1, 10**6), m=3),
    "cc": _known((1, 10**6), m=3),
    "cbm": _known(1, m=3),
    "kmh": _known((10, 36), m=1, s=-1),
    "kph": _known((10, 36), m=1, s=-1),
    "mph": _known((1609344, 3600000), m=1, s=-1),
    "kn": _known((1852, 3600), m=1, s=-1),
    "kt": _known((1852, 3600), m=1, s=-1),
    "rpm": _known((1, 60), s=-1),
    "atm": _of(_PASCAL, (101325, 1)),
    "mmHg": _of(_PASCAL, (133322387415, 10**9)),
    "PS": _of(_WATT, (73549875, 100000)),
    "gr": _GRAM,
    "°": _DEGREE,
    "°C": _CELSIUS,
    "°F": _FAHRENHEIT,
    "%": _PERCENT,
    "‰": _known((1, 1000)),
    "€": _EURO,
    "EUR": _EURO,
    "$": _DOLLAR,
    "US$": _DOLLAR,
    "USD": _DOLLAR,
    "£": _POUND_STERLING,
    "GBP": _POUND_STERLING,
    "¥": _known(1, JPY=1),
    "JPY": _known(1, JPY=1),
    "₹": _known(1, INR=1),
    "Rs": _known(1, INR=1),
    "CHF": _known(1, CHF=1),
    "Fr": _known(1, CHF=1),
    "SFr": _known(1, CHF=1),
    "kr": _known(1, SEK=1),
    "SEK": _known(1, SEK=1),
    "ct": Known((1, 100), CENT),
    "¢": Known((1, 100), CENT),
    "p": Known((1, 100), CENT),
    "rad": Known(divided((180, 1), _PI) or (0, 1), (("degree", 1),)),
}
"""Units without prefixes, by their signs; before a sign with a prefix, so that min is a minute."""

_WORDS_WITH_PREFIX = {
    "metre metres meter meters metern metro metros metri metr metry metrow metra": _METRE,
    "gram grams gramm gramme grammes gramo gramos grammo grammi grama gramas gramy gramow": _GRAM,
    "second seconds sekunde sekunden seconde secondes segundo segundos": _SECOND,
    "secondo secondi sekund sekunder sekunda sekundy": _SECOND,
    "litre litres liter liters litern litro litros litri litr litry litrow litra": _LITRE,
    "ampere amperes amp amps amperio amperios": WITH_PREFIX["A"],
    "kelvin kelvins": _KELVIN,
    "mole moles mol": WITH_PREFIX["mol"],
    "hertz": WITH_PREFIX["Hz"],
    "newton newtons": WITH_PREFIX["N"],
    "pascal pascals": _PASCAL,
    "joule joules julio julios": _JOULE,
    "watt watts vatio vatios": _WATT,
    "wattstunde wattstunden watthour watthours wattheure wattheures": WITH_PREFIX["Wh"],
    "coulomb coulombs": _COULOMB,
    "volt volts voltio voltios": WITH_PREFIX["V"],
    "ohm ohms": WITH_PREFIX["Ω"],
    "bar bars": WITH_PREFIX["bar"],
    "calorie calories kalorie kalorien caloria calorias": WITH_PREFIX["cal"],
    "bit bits": WITH_PREFIX["bit"],
    "byte bytes octet octets": _BYTE,
}
_WORDS_ALONE = {
    "minute minutes minuten minuto minutos mins minuti minut minuter minuta minuty": _MINUTE,
    "hour hours stunde stunden heure heures hora horas ora ore timme timmar godzina godziny godzin": _HOUR,
    "day days tag tage tagen jour jours dia dias": _DAY,
    "week weeks woche wochen semaine semaines semana semanas": _WEEK,
    "month months monat monate monaten mois mes meses": _MONTH,
    "year years jahr jahre jahren an ans annee annees ano anos": _YEAR,
    "tonne tonnes tonnen ton tons tonelada toneladas": WITH_PREFIX["t"],
    "hectare hectares hektar hectarea hectareas": SIGNS["ha"],
    "acres": SIGNS["acre"],
    "inch inches zoll pouce pouces pulgada pulgadas": _INCH,
    "foot feet": _FOOT,
    "yard yards": _YARD,
    "mile miles meile meilen milla millas": _MILE,
    "ounce ounces unze unzen": _OUNCE,
    "pound pounds": _POUND,
    "gallon gallons gallone gallonen galon galones": _GALLON,
    "quart quarts": SIGNS["qt"],
    "pint pints": SIGNS["pt"],
    "knot knots knoten": SIGNS["kn"],
    "degree degrees grad grader degre degres grado grados deg": _DEGREE,
    "celsius": _CELSIUS,
    "fahrenheit": _FAHRENHEIT,
    "radian radians radiant radianten radianes": SIGNS["rad"],
    "percent prozent procent pourcent porcentaje": _PERCENT,
    "euro euros": _EURO,
    "dollar dollars dolar dolares": _DOLLAR,
    "rupee rupees": SIGNS["₹"],
    "franken francs": SIGNS["CHF"],
    "cent cents centime centimes centimo centimos penny pence rappen paise": SIGNS["ct"],
}


def _spread(table: dict[str, Known]) -> dict[str, Known]:
    return {word: known for words, known in table.items() for word in re.findall(r"\w+", words)}


WORDS = _spread(_WORDS_ALONE) | _spread(_WORDS_WITH_PREFIX)
"""Words for units, in small letters and without accents."""

LONG_NAMES = _spread(_WORDS_WITH_PREFIX)
"""Those words that may have a prefix in front: centimetre."""

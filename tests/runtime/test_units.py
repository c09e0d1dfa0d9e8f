"""Specification of units: read as learners write them, and converted without rounding."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkcourse.runtime.reading.units import Unit, converted, convertible, read_unit


def unit(text: str) -> Unit:
    """The unit, which must be known."""
    found = read_unit(text)
    assert found is not None, text
    return found


def value(number: str, text: str, wanted: str) -> Fraction | None:
    """`number` of the unit `text` in the unit `wanted`."""
    given = Fraction(number)
    found = converted((given.numerator, given.denominator), unit(text), unit(wanted))
    return None if found is None else Fraction(*found)


@pytest.mark.parametrize(
    "same",
    [
        "m/s^2 | m/s² | m s⁻² | m·s^-2 | m/s/s | m*s**-2 | m/s2 | metres per second squared | N/kg | m/(s*s)",
        "km/h | km / h | kmh | Kilometer pro Stunde | kilomètres par heure | kilometres per hour | km·h⁻¹ | km/Std",
        "cm² | cm^2 | cm2 | square centimetres | Quadratzentimeter | centimètres carrés | centímetros cuadrados",
        "m³ | m^3 | m3 | cubic metres | Kubikmeter | kl | mètres cubes",
        "N·m | N m | N*m | J | Joule | joules | kg m²/s² | kg*m^2/s^2 | W s",
        "l | L | Liter | litre | litros | dm³ | liters",
        "ml | mL | cm³ | ccm | Milliliter | millilitres",
        "µm | μm | um | Mikrometer | micrometres",
        "min | minutes | Minuten | minutos | mins",
        "g/cm³ | g cm^-3 | kg/l | g/ml | t/m³",
        "°C | ° C | Grad Celsius | degrees Celsius | degrés Celsius",
        "Ω | Ω | Ohm | V/A",
        "J/(kg*K) | J/kg/K | J kg⁻¹ K⁻¹ | J/(kg K)",
        "€ | EUR | Euro | euros",
    ],
)
def test_one_unit_in_many_ways(same: str) -> None:
    """Signs, words, powers raised or not, and products and quotients in any notation are the same unit."""
    assert len({(unit(text).factor, unit(text).dimension, unit(text).offset) for text in same.split(" | ")}) == 1


@pytest.mark.parametrize("text", ["apples", "m//s", "/s", "m/", "cmm", "5 m", "m^99", "m^0", "(m", "m)", "-", "x"])
def test_what_is_no_unit(text: str) -> None:
    """What is not known is no unit, so that it can be asked again."""
    assert read_unit(text) is None
    assert read_unit("") is None


@pytest.mark.parametrize(
    ("number", "of", "wanted", "expected"),
    [
        ("1", "km", "m", "1000"),
        ("90", "km/h", "m/s", "25"),
        ("1", "inch", "cm", "2.54"),
        ("1", "mile", "km", "1.609344"),
        ("1", "lb", "g", "453.59237"),
        ("16", "oz", "lb", "1"),
        ("1", "gallon", "l", "3.785411784"),
        ("20", "°C", "K", "293.15"),
        ("68", "°F", "°C", "20"),
        ("-40", "°F", "°C", "-40"),
        ("1", "kWh", "J", "3600000"),
        ("1", "bar", "Pa", "100000"),
        ("1", "ha", "m²", "10000"),
        ("2", "h", "min", "120"),
        ("50", "ct", "€", "0.5"),
        ("50", "cents", "$", "0.5"),
        ("24", "months", "years", "2"),
        ("25", "%", "‰", "250"),
        ("1", "kcal", "kJ", "4.184"),
    ],
)
def test_conversions_are_exact(number: str, of: str, wanted: str, expected: str) -> None:
    """Values are converted by exact ratios; temperatures with their zeros."""
    assert value(number, of, wanted) == Fraction(expected)


def test_other_dimensions_are_not_converted() -> None:
    """Metres are no square metres, euros no dollars, cents no metres, and a year has no fixed number of days here."""
    pairs = [("m", "m²"), ("€", "$"), ("ct", "m"), ("years", "d"), ("N", "J"), ("°", "°C")]
    assert not any(convertible(unit(one), unit(other)) for one, other in pairs)
    assert value("1", "m", "s") is None


def test_capitals_matter_only_where_they_tell_units_apart() -> None:
    """KM and Kg can only be one unit; mW and MW are two."""
    assert unit("KM") == unit("km")
    assert unit("Kg") == unit("kg")
    assert unit("mW").factor != unit("MW").factor


@given(st.fractions(max_denominator=10**6), st.sampled_from(["km", "mile", "µm", "inch", "yd"]))
def test_there_and_back(number: Fraction, other: str) -> None:
    """A value converted and converted back is the value."""
    there = converted((number.numerator, number.denominator), unit("m"), unit(other))
    assert there is not None
    assert converted(there, unit(other), unit("m")) == (number.numerator, number.denominator)


@given(st.text(max_size=70) | st.text("mkgs/^*²⁻(). 123-°C€%perµ", max_size=20))
def test_reading_never_raises(text: str) -> None:
    """Any text is a unit with a factor above 0, or none."""
    found = read_unit(text)
    assert found is None or found.factor[0] > 0

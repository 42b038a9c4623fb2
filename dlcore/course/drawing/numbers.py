"""Numbers as pictures and their words write them: a true minus, no −0, as many digits as help."""

from fractions import Fraction


def number(value, digits=4):
    """At most so many significant digits: 0.25, −3, 12.35."""
    return _true_minus(f"{value + 0.0:.{digits}g}")


def fixed(value, decimals=2):
    """Exactly so many decimals: 0.50, −3.00."""
    return _true_minus(f"{round(float(value), decimals) + 0.0:.{decimals}f}")


def rounded(value, decimals=4):
    """At most so many decimals: 0.3333, −3."""
    return _true_minus(f"{round(float(value), decimals) + 0.0:g}")


def whole_or_fixed(value, decimals=2):
    """A whole number as it is, any other with exactly so many decimals: 3, 0.60."""
    return fixed(value, decimals if value % 1 else 0)


def fraction(value):
    """Few characters, as a matrix entry needs: 3, −1, 0.25, or 1/16 where decimals would be long."""
    value = float(value)
    text = f"{value:.3g}"
    if abs(float(text) - value) > 1e-9 or len(text.lstrip("-")) > 4:
        near = Fraction(value).limit_denominator(64)
        if abs(float(near) - value) < 1e-9:
            text = str(near)
    return _true_minus(text)


def power(value, digits=3, mantissa=2):
    """A number where that is short, and otherwise a power of ten: 0.25, 1204, 9.5·10⁻⁷, −3.0·10⁸, or 0.

    digits, mantissa: how many significant digits, without and with a power of ten
    """
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return fixed(value, 0) if round(abs(value)) >= 10**digits else number(value, digits)
    mantissa, exponent = f"{value:.{mantissa - 1}e}".split("e")
    return f"{_true_minus(mantissa)}·{power_of_ten(int(exponent))}"


def power_of_ten(exponent):
    """10⁻⁵ for −5."""
    return f"10{raised(exponent)}"


def raised(whole):
    """⁻⁵ for −5."""
    return f"{whole:d}".translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


def lowered(whole):
    """₁₂ for 12."""
    return f"{whole:d}".translate(str.maketrans("-0123456789", "₋₀₁₂₃₄₅₆₇₈₉"))


def factor(text):
    """A number inside a product or sum: a negative one in brackets, so that no · or + stands before its −."""
    return f"({text})" if text.startswith("−") else text


def vector(values, write=number):
    """Numbers in brackets: (2, −1)."""
    return f"({', '.join(map(write, values))})"


def weighted_sum(weight, x, bias):
    """What a neuron adds up, written out: 0.5·2 + (−0.25)·4 + 0.1."""
    products = (f"{factor(number(w))}·{factor(number(value))}" for w, value in zip(weight, x, strict=True))
    return " + ".join((*products, factor(number(bias))))


def added(terms):
    """The terms of a sum, negative ones subtracted: 0.5·2 − 0.25·4 + 0.1."""
    return " + ".join(terms).replace("+ −", "− ")


def percent(share, tight=False):
    """A share in per cent with as many digits as it takes to see that it is not 0: 73 %, 0.19 %, less than 0.01 %.

    tight: as labels close beside each other have it: 0.19%, <0.01%
    """
    percent = 100 * share
    if 0 < percent < 0.01:
        return "<0.01%" if tight else "less than 0.01 %"
    text = f"{percent:.0f}" if percent >= 10 or percent == 0 else f"{percent:.2g}"
    return f"{text}%" if tight else f"{text} %"


def _true_minus(text):
    return text.replace("-", "−")

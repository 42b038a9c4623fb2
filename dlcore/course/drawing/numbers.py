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


def fraction(value):
    """Few characters, as a matrix entry needs: 3, −1, 0.25, or 1/16 where decimals would be long."""
    value = float(value)
    text = f"{value:.3g}"
    if abs(float(text) - value) > 1e-9 or len(text.lstrip("-")) > 4:
        near = Fraction(value).limit_denominator(64)
        if abs(float(near) - value) < 1e-9:
            text = str(near)
    return _true_minus(text)


def power(value, digits=3):
    """`number` where that is short, and otherwise a power of ten: 0.25, 1204, 9.5·10⁻⁷, −3.0·10⁸, or 0."""
    if value == 0 or 1e-3 <= abs(value) < 1e4:
        return number(value, max(digits, len(str(int(abs(value))))))
    mantissa, exponent = f"{value:.1e}".split("e")
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


def percent(share):
    """A share in per cent with as many digits as it takes to see that it is not 0: 73 %, 0.19 %, 0 %."""
    percent = 100 * share
    if percent >= 10 or percent == 0:
        return f"{percent:.0f} %"
    return f"{percent:.2g} %" if percent >= 0.01 else "less than 0.01 %"


def _true_minus(text):
    return text.replace("-", "−")

"""How many critical points a random loss has: the one number of the deck's "why deeper" slide."""

import math

from dlcore.arguments import whole

__all__ = ["mean_critical_points"]


def mean_critical_points(n, p):
    """Mean number of critical points of a random homogeneous polynomial of degree p on a sphere in n dimensions.

    **Forward**: 4·√(2 / (π(p − 2)))·√n·(p − 1)^(n/2) for large n, and exactly 2·√(3p − 2) for n = 2 (equation 17 of
    the course's notation page; A. Auffinger, G. Ben Arous and J. Černý, 2013). It is the closest known result to
    the deck's √width·depth^(width/2), with n as the width and p − 1 as the depth: exponential in the width, and
    only a power of the depth.

    **Shapes**: whole numbers n ≥ 2 and p ≥ 3 → a float. ValueError for smaller ones.

    Lesson 13.

    >>> mean_critical_points(2, 6)
    8.0
    >>> round(mean_critical_points(10, 3))
    323
    """
    n, p = whole("n", n, 2), whole("p", p, 3)
    if n == 2:
        return 2 * math.sqrt(3 * p - 2)
    return 4 * math.sqrt(2 / (math.pi * (p - 2))) * math.sqrt(n) * (p - 1) ** (n / 2)

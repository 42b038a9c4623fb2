"""Functions on which the answers of this lesson are tried, and boxes: pairs of a function and its slope."""


def square(x):
    return x**2


def slope_of_square(x):
    return 2 * x


def cube(x):
    return x**3


def slope_of_cube(x):
    return 3 * x**2


def triple(x):
    return 3 * x


def slope_of_triple(x):
    return 3.0


def relu(x):
    return max(0.0, x)


def slope_of_relu(x):
    return float(x > 0)


SQUARE, CUBE, TRIPLE = (square, slope_of_square), (cube, slope_of_cube), (triple, slope_of_triple)
RELU = (relu, slope_of_relu)

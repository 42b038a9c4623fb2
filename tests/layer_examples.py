"""One line for every way in which a layer is used: the class, how to make one, and the shape of its input.

`test_gradients.py` finds the layers by itself and wants each of them here. Take odd sizes, a batch of one, and
every argument that changes the arithmetic; small shapes, because finite differences are slow. A class whose input
must be special gives an array instead of a shape.
"""

from dlcore import Conv2d, Sequential

EXAMPLES = {
    Conv2d: [
        (lambda: Conv2d(2, 3, 3), (2, 2, 5, 6)),
        (lambda: Conv2d(1, 1, 1), (1, 1, 1, 1)),
        (lambda: Conv2d(1, 2, 5), (1, 1, 5, 5)),
        (lambda: Conv2d(3, 2, 3, stride=2), (2, 3, 6, 7)),
        (lambda: Conv2d(2, 2, 3, padding=1, bias=False), (3, 2, 4, 5)),
        (lambda: Conv2d(2, 3, (2, 3), stride=(3, 2), padding=(1, 2)), (2, 2, 7, 5)),
        (lambda: Conv2d(2, 1, 2, stride=3), (1, 2, 7, 7)),
    ],
    Sequential: [
        (lambda: Sequential(Conv2d(1, 2, 3), Conv2d(2, 2, 2, stride=2)), (2, 1, 6, 7)),
        (lambda: Sequential(Sequential(Conv2d(1, 2, 2), Conv2d(2, 1, 2)), Conv2d(1, 1, 1)), (1, 1, 3, 4)),
    ],
}

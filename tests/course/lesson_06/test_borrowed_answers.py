"""Who lets the library differentiate has the right numbers, and not yet an answer."""

import dlcore
from dlcore.course.checking.grading import judge
from dlcore.course.checking.report import NOT_YET
from dlcore.course.checking.rooms import exercises


def linear_backward(dy, x, weight):
    layer = dlcore.Linear(weight.shape[1], weight.shape[0], dtype=float)
    layer.params["weight"] = weight
    layer(x)
    return layer.backward(dy), layer.grads["weight"], layer.grads["bias"]


def new_layer_backward(dy, x, g):
    x, g = dlcore.Tensor(x), dlcore.Tensor(g)
    (x + g * x.tanh()).backward(dy)
    return x.grad, g.grad


def test_the_librarys_layer_and_its_tape_are_recognised():
    for answer, name in ((linear_backward, "Linear"), (new_layer_backward, "Tensor")):
        report = judge(exercises()[answer.__name__], answer)
        assert report.status == NOT_YET
        assert f"`dlcore.{name}`" in report.message

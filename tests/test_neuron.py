import numpy as np
import pytest

from dlcore import Neuron, d_tanh, gradcheck, perceptron_update, relu, sigmoid, step, tanh, train_perceptron

CORNERS = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])


@pytest.mark.parametrize(("activation", "wanted"), [(sigmoid, 0.52497919), (tanh, 0.09966799), (relu, 0.1)])
def test_the_decks_neuron(activation, wanted):
    neuron = Neuron([0.5, -0.25], 0.1, activation)
    assert float(neuron(np.array([2.0, 4.0]))) == pytest.approx(wanted, abs=5e-9)
    assert float(neuron.z) == pytest.approx(0.1)


def test_one_sample_or_many():
    neuron, x = Neuron([1.0, -2.0], 0.5, tanh), np.array([[[1.0, 2], [3, 4]], [[0, 1], [5, 6]]])
    wanted = np.tanh(x[..., 0] - 2 * x[..., 1] + 0.5)
    np.testing.assert_allclose(neuron(x), wanted)
    np.testing.assert_allclose(neuron(x[0, 1]), wanted[0, 1])
    assert neuron.backward(np.array(1.0)).shape == (2,)
    assert neuron.grads["bias"] == pytest.approx(float(d_tanh(x[0, 1] @ [1, -2] + 0.5)))


@pytest.mark.parametrize(("bias", "wanted"), [(-1.5, [0, 0, 0, 1]), (-0.5, [0, 1, 1, 1])])
def test_and_and_or_are_one_neuron(bias, wanted):
    corners = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(Neuron([1, 1], bias, step)(corners), wanted)


def test_precision_is_that_of_the_weights():
    assert Neuron([1, 2]).params["weight"].dtype == np.float64
    assert Neuron(np.ones(2, np.float32)).params["bias"].dtype == np.float32
    assert Neuron([1.0, 2.0], dtype=np.float32).params["weight"].dtype == np.float32
    weight = np.ones(2)
    Neuron(weight).params["weight"] += 1
    np.testing.assert_array_equal(weight, 1)


def test_a_students_own_activation():
    def square(z):
        return z**2

    neuron, x = Neuron([1.0, 2.0], activation=square), np.array([[1.0, -1.0], [0.5, 2.0]])
    np.testing.assert_array_equal(neuron(x), [1, 4.5**2])
    with pytest.raises(ValueError, match=r"has no derivative.*my_activation\.df"):
        neuron.backward(np.ones(2))
    square.df = lambda z: 2 * z
    assert gradcheck(neuron, x, rng=0).ok
    square.df = lambda z: z
    assert not gradcheck(neuron, x, rng=0).ok


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([[1.0, 2.0]],), r"weight has shape \(1, 2\), needs \(n,\)"),
        ((1.0,), r"weight has shape \(\), needs \(n,\)"),
        (([],), r"weight has shape \(0,\), needs \(n,\)"),
        (([1.0], [1.0]), r"bias has shape \(1,\), needs to be one number"),
    ],
)
def test_weights_that_make_no_neuron(arguments, message):
    with pytest.raises(ValueError, match=message):
        Neuron(*arguments)


def test_an_input_that_does_not_fit():
    with pytest.raises(ValueError, match=r"x has shape \(2, 3\), needs \(…, 2\)"):
        Neuron([1.0, 2.0])(np.ones((2, 3)))


def test_repr():
    assert repr(Neuron([0.5, -0.25], 0.1)) == "Neuron([0.5, -0.25], 0.1, sigmoid)"


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [([0, 0, 0, 1], ([2, 1], -3, 6)), ([0, 1, 1, 1], ([1, 1], -1, 4)), ([1, 1, 1, 0], ([-2, -1], 2, 6))],
    ids=["AND", "OR", "NAND"],
)
def test_a_perceptron_learns_what_a_line_can_say(targets, wanted):
    weight, bias, epochs = train_perceptron(CORNERS, targets)
    assert (weight.tolist(), bias, epochs) == wanted
    np.testing.assert_array_equal(step(CORNERS @ weight + bias), targets)


def test_on_xor_a_perceptron_goes_round_in_circles():
    ends = [train_perceptron(CORNERS, [0, 1, 1, 0], epochs) for epochs in (2, 3, 4, 100)]
    assert [(weight.tolist(), bias, epochs) for weight, bias, epochs in ends] == [
        ([-1, 0], 0, epochs) for epochs in (2, 3, 4, 100)
    ]


def test_a_look_moves_nothing_where_the_answer_is_right_and_never_changes_its_input():
    weight, x = np.array([1.0, -2.0]), np.array([3.0, 1.0])
    np.testing.assert_array_equal(perceptron_update(weight, 0.5, x, 1)[0], [1, -2])
    moved, bias = perceptron_update(weight, 0.5, x, 0)
    np.testing.assert_array_equal(moved, [-2, -3])
    assert bias == -0.5
    np.testing.assert_array_equal(weight, [1, -2])


def test_samples_that_a_perceptron_cannot_learn_from():
    with pytest.raises(ValueError, match=r"x has shape \(4, 2\) and targets \(3,\)"):
        train_perceptron(CORNERS, [0, 1, 1])
    with pytest.raises(ValueError, match=r"targets hold \[-1, 1\], need 0 and 1 only"):
        train_perceptron(CORNERS, [-1, 1, 1, -1])

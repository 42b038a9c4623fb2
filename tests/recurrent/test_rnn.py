"""The simple recurrent layer: worked numbers, and how far its gradients reach."""

import numpy as np
import pytest

from dlcore import RNN


def elman():
    layer = RNN(2, 2, dtype=np.float64)
    layer.W_h, layer.W_x = [[0.5, -0.4], [0.3, 0.2]], [[1.0, -1.0], [0.5, 0.25]]
    layer.params["bias"][...] = [0.0, 0.1]
    return layer


THREE = np.array([[[1.0, 0], [0, 1], [1, 1]]])


def test_three_steps_of_a_simple_network():
    layer = elman()
    wanted = [[0.76159416, 0.53704957], [-0.68263012, 0.59533399], [-0.52226459, 0.64358974]]
    np.testing.assert_allclose(layer(THREE)[0], wanted, atol=1e-8)
    np.testing.assert_allclose(layer.h_n, wanted[-1:], atol=1e-8)
    assert np.abs(np.linalg.eigvals(layer.W_h)).max() == pytest.approx(0.46904158)


def test_how_the_third_state_depends_on_the_first():
    """∂h₃/∂h₁ of equation 18: a row for each entry of h₃, as the gradient that starts there and arrives at h₁."""
    layer = elman()
    h1 = layer(THREE[:, :1])[:, -1]
    layer(THREE[:, 1:], h0=h1)
    rows = []
    for one in np.eye(2):
        layer.backward(np.zeros((1, 2, 2)), dh_n=one[None])
        rows.append(layer.dh0[0])
    np.testing.assert_allclose(rows, [[0.04075068, -0.11523071], [0.06961383, -0.02241173]], atol=1e-8)


@pytest.mark.parametrize(
    ("w", "wanted"), [(0.5, 8.184e-16), (0.9, 0.002277), (1.0, 0.03396), (1.1, 5.56e-5), (1.5, 4.093e-20)]
)
def test_how_far_a_gradient_reaches(w, wanted):
    layer = RNN(1, 1, dtype=np.float64)
    layer.W_h, layer.W_x = [[w]], [[0.0]]
    layer.params["bias"][...] = 0
    layer(np.zeros((1, 50, 1)), h0=np.array([[0.5]]))
    layer.backward(np.zeros((1, 50, 1)), dh_n=np.ones((1, 1)))
    assert layer.dh0.item() == pytest.approx(wanted, rel=1e-3)


def test_its_parameters():
    assert RNN.gates == ("h",)
    assert RNN(65, 128).num_params == 24_832
    assert repr(RNN(3, 2)) == "RNN(3, 2)"
    layer = RNN(3, 2, rng=0)
    np.testing.assert_array_equal(np.concatenate([layer.W_h, layer.W_x], axis=1), layer.params["weight"])
    with pytest.raises(ValueError, match=r"needs shape \(2, 2\), got \(2, 3\)"):
        layer.W_h = np.ones((2, 3))

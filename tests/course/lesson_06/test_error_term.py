"""δ as a sensitivity, and its recursion: the figures `poke_one_neuron` and `shape_board`."""

import numpy as np
import pytest

import dlcore
from dlcore.course.lesson_06 import shapes, small_layer
from dlcore.course.lesson_06.poke import poke

Z = small_layer.WEIGHT @ small_layer.X


def test_delta_is_the_slope_of_the_loss_by_z():
    assert np.allclose(small_layer.error_term(Z), dlcore.numerical_gradient(small_layer.loss_of_z, Z))


@pytest.mark.parametrize(
    ("neuron", "eps", "promised", "moved"),
    [(1, 1, "−0.959", "−0.488"), (1, 0.25, "−0.240", "−0.216"), (3, 0.25, "−0.099", "−0.067")],
)
def test_a_small_poke_keeps_the_promise_better(neuron, eps, promised, moved):
    words = poke(neuron, eps).alt
    assert f"promises {promised}" in words
    assert f"J moves by {moved}" in words


def test_without_a_poke_nothing_moves():
    assert "J moves by 0.000" in poke(2, 0).alt


@pytest.mark.parametrize("rows", [False, True])
@pytest.mark.parametrize(("following", "fitting"), [(1, 1), (2, 1), (3, 2), (4, 1)])
def test_one_order_fits_unless_sizes_are_equal(following, fitting, rows):
    results = {order: shapes.product(order, following, rows) for order in shapes.ORDERS}
    fits = {order: result for order, result in results.items() if result is not None}
    assert len(fits) == fitting
    right = "δ W f′" if rows else "f′ W δ"
    assert np.allclose(fits.pop(right).ravel(), shapes.error_below(following))
    for result in fits.values():
        assert not np.allclose(result.ravel(), shapes.error_below(following))


def test_what_the_board_says():
    assert shapes.shape_board("W δ f′", 2).alt == "In the order Wᵀ δ f′: Wᵀ 3×2, δ 2×1, f′ 3×3. It does not fit."
    assert "gives (0.5, −3, 0.5), the δ below" in shapes.shape_board("f′ W δ", 2).alt
    assert "which is not the δ below" in shapes.shape_board("W f′ δ", 3).alt
    assert "δᵀ 1×4, W 4×3, f′ 3×3. It fits" in shapes.shape_board("δ W f′", 4, rows=True).alt


def test_the_worked_error_below():
    below = np.array([0.5, 1, 0.25]) * (np.array([[2, -1, 0], [1, 2, -2]]).T @ [1, -1])
    assert below.tolist() == [0.5, -3, 0.5] == shapes.error_below(2).tolist()

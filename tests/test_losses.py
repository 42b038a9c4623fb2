"""Losses: the deck's numbers, gradients by finite differences, masks, and what is refused."""

import numpy as np
import pytest

import dlcore
from dlcore import BCEWithLogitsLoss, CrossEntropyLoss, Loss, MSELoss, log_softmax, numerical_gradient, sigmoid, softmax

RNG = np.random.default_rng(2016)
LOGITS, DEEP = RNG.standard_normal((5, 3)), RNG.standard_normal((2, 4, 3))
SHARES = softmax(RNG.standard_normal((5, 3)))

EXAMPLES = {  # class → (loss, pred, target) for every kind of target
    MSELoss: [
        (MSELoss, LOGITS, RNG.standard_normal((5, 3))),
        (MSELoss, np.array([0.5]), np.array([2])),
    ],
    BCEWithLogitsLoss: [
        (BCEWithLogitsLoss, LOGITS[:, 0], np.array([0, 1, 1, 0, 1])),
        (BCEWithLogitsLoss, LOGITS, SHARES),
    ],
    CrossEntropyLoss: [
        (CrossEntropyLoss, LOGITS, np.array([0, 2, 1, 1, 0])),
        (CrossEntropyLoss, LOGITS[:1], np.array([2])),
        (CrossEntropyLoss, LOGITS[0], np.array(1)),
        (CrossEntropyLoss, DEEP, np.array([[0, 2, 1, 1], [2, 2, 0, 1]])),
        (CrossEntropyLoss, DEEP, np.array([[0, -100, 1, -100], [2, 2, -100, 1]])),
        (lambda *a: CrossEntropyLoss(*a, ignore_index=0), DEEP, np.array([[0, 2, 1, 1], [2, 2, 0, 1]])),
        (CrossEntropyLoss, LOGITS, SHARES),
        (CrossEntropyLoss, DEEP, softmax(RNG.standard_normal((2, 4, 3)))),
        (CrossEntropyLoss, LOGITS, RNG.standard_normal((5, 3))),  # rows that do not add up to 1: a policy gradient
    ],
}
CASES = [
    pytest.param(make, pred, target, id=f"{cls.__name__}-{i}")
    for cls, rows in EXAMPLES.items()
    for i, (make, pred, target) in enumerate(rows)
]
every_example = pytest.mark.parametrize(("make", "pred", "target"), CASES)
every_reduction = pytest.mark.parametrize("reduction", ["mean", "sum"])


def items_of(make, pred, target):
    return make("sum").items(pred, target).shape


def test_every_loss_has_an_example():
    found, queue = set(), [Loss]
    while queue:
        queue += (below := queue.pop().__subclasses__())
        found.update(cls for cls in below if cls.__module__.startswith("dlcore."))
    assert found == set(EXAMPLES)
    assert {cls.__name__ for cls in found} <= set(dlcore.losses.__all__)


@every_example
@every_reduction
def test_the_gradient_is_the_finite_difference(make, pred, target, reduction):
    loss = make(reduction)
    loss(pred, target)
    gradient = loss.backward()
    assert np.abs(gradient).max() > 1e-3
    np.testing.assert_allclose(gradient, numerical_gradient(lambda p: make(reduction)(p, target), pred), atol=1e-9)


@every_example
@every_reduction
def test_a_masked_item_does_not_count(make, pred, target, reduction):
    shape = items_of(make, pred, target)
    if np.prod(shape, dtype=int) == 1:
        return
    mask = np.arange(np.prod(shape)).reshape(shape) % 3 > 0
    loss = make(reduction)
    value = loss(pred, target, mask)
    gradient = loss.backward()
    np.testing.assert_allclose(
        gradient, numerical_gradient(lambda p: make(reduction)(p, target, mask), pred), atol=1e-9
    )
    assert not gradient[~mask].any()
    alone = make(reduction)(pred[mask], target[mask])
    assert value == pytest.approx(alone)


@every_example
def test_sum_is_the_mean_times_the_items(make, pred, target):
    mean, total = make("mean"), make("sum")
    assert total(pred, target) == pytest.approx(mean(pred, target) * mean.count)
    np.testing.assert_allclose(total.backward(), mean.backward() * mean.count, atol=1e-14)


@every_example
def test_types(make, pred, target):
    loss = make("mean")
    for dtype in (np.float32, np.float64):
        value = loss(pred.astype(dtype), target)
        assert type(value) is float
        assert loss.backward().dtype == dtype
        assert loss.backward().shape == pred.shape
        assert type(loss.count) is int


@every_example
def test_the_callers_arrays_are_left_alone(make, pred, target):
    pred, target = pred.copy(), target.copy()
    kept = pred.copy(), target.copy()
    pred.flags.writeable = target.flags.writeable = False
    loss = make("mean")
    loss(pred, target)
    first = loss.backward()
    second = loss.backward()
    np.testing.assert_array_equal(first, second)
    assert not np.shares_memory(first, pred)
    np.testing.assert_array_equal(pred, kept[0])
    np.testing.assert_array_equal(target, kept[1])


@every_example
def test_the_order_in_memory_does_not_matter(make, pred, target):
    loss = make("mean")
    value, gradient = loss(pred, target), loss.backward()
    for order in ("F", "time first"):
        if order == "F":
            other = np.asfortranarray(pred)
        elif pred.ndim == 3:
            other = pred.swapaxes(0, 1).copy().swapaxes(0, 1)
        else:
            continue
        assert loss(other, target.copy(order="F")) == pytest.approx(value)
        np.testing.assert_allclose(loss.backward(), gradient, atol=1e-15)


@every_example
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_far_out_it_is_finite_and_silent(make, pred, target, dtype):
    loss = make("mean")
    far = np.copysign(1000, pred).astype(dtype)
    assert np.isfinite(loss(far, target))
    assert np.isfinite(loss.backward()).all()
    assert np.isfinite(loss(-far, target))
    assert np.isfinite(loss.backward()).all()


@every_example
def test_bad_input_is_refused(make, pred, target):
    loss = make("mean")
    with pytest.raises(RuntimeError, match="before loss"):
        loss.backward()
    with pytest.raises(ValueError, match=f"target has shape .* needs .*{pred.shape[-1]}"):
        loss(pred, target[np.newaxis])
    with pytest.raises(ValueError, match="pred is empty"):
        loss(pred[:0], target[:0] if target.ndim else target)
    with pytest.raises(ValueError, match="pred holds int64"):
        loss(np.ones(pred.shape, np.int64), target)
    shape = items_of(make, pred, target)
    with pytest.raises(ValueError, match=r"mask has shape .* needs bool"):
        loss(pred, target, np.ones((2, *shape), bool))
    with pytest.raises(ValueError, match=r"mask has shape .* holds float64, needs bool"):
        loss(pred, target, np.ones(shape))
    with pytest.raises(ValueError, match="no item is left"):
        loss(pred, target, np.zeros(shape, bool))


def test_a_reduction_that_does_not_exist():
    with pytest.raises(ValueError, match="reduction is 'none', needs 'mean' or 'sum'"):
        MSELoss("none")


def test_reprs():
    assert repr(MSELoss()) == "MSELoss()"
    assert repr(CrossEntropyLoss("sum")) == "CrossEntropyLoss(reduction='sum')"


def test_an_unfinished_loss_says_what_it_lacks():
    class Mine(Loss):
        pass

    with pytest.raises(NotImplementedError, match="Mine must define items"):
        Mine()(np.ones(2), np.ones(2))
    with pytest.raises(NotImplementedError, match="Mine must define slopes"):
        Mine().slopes()
    assert Mine().hits(None, None) is None
    Mine.__module__ = "elsewhere"


# The deck's numbers


def test_the_boat_of_fig_2_10():
    before, after, boat = np.array([0.2, 0.4, 0.1, 0.3]), np.array([0.1, 0.1, 0.7, 0.1]), np.array([0.0, 0, 1, 0])
    half = MSELoss("sum")
    assert [half(y, boat) / 2 for y in (before, after)] == pytest.approx([0.55, 0.06])
    loss = CrossEntropyLoss()
    assert [loss(np.log(y), 2) for y in (before, after)] == pytest.approx([2.302585, 0.356675], abs=5e-7)
    assert [loss(np.log(y), boat) for y in (before, after)] == pytest.approx([2.302585, 0.356675], abs=5e-7)
    np.testing.assert_allclose(loss.backward(), after - boat, atol=1e-15)  # δ = p̂ − y


def test_half_the_squared_error_is_the_slides():
    loss = MSELoss("sum")
    assert loss(np.array([0.52905946]), np.array([1.0])) / 2 == pytest.approx(0.11089250, abs=5e-9)
    np.testing.assert_allclose(loss.backward() / 2, [-0.47094054], atol=5e-9)


# Cross-entropy


def test_cross_entropy_is_its_definition():
    target = np.array([0, 2, 1, 1, 0])
    wanted = -log_softmax(LOGITS)[np.arange(5), target].mean()
    assert CrossEntropyLoss()(LOGITS, target) == pytest.approx(wanted, rel=1e-12)
    assert CrossEntropyLoss()(LOGITS, SHARES) == pytest.approx(-(SHARES * log_softmax(LOGITS)).sum() / 5, rel=1e-12)


def test_whole_numbers_are_one_hot_rows():
    target, by_class, by_row = np.array([0, 2, 1, 1, 0]), CrossEntropyLoss(), CrossEntropyLoss()
    assert by_class(LOGITS, target) == pytest.approx(by_row(LOGITS, np.eye(3)[target]))
    np.testing.assert_allclose(by_class.backward(), by_row.backward(), atol=1e-15)


def test_a_shift_of_the_logits_changes_nothing():
    target, loss = np.array([0, 2, 1, 1, 0]), CrossEntropyLoss()
    value, gradient = loss(LOGITS, target), loss.backward()
    assert loss(LOGITS + 500, target) == pytest.approx(value)
    np.testing.assert_allclose(loss.backward(), gradient, atol=1e-13)
    np.testing.assert_allclose(gradient.sum(axis=-1), 0, atol=1e-15)


def test_sequences_are_many_items():
    target = np.array([[0, 2, 1, 1], [2, 2, 0, 1]])
    deep, flat = CrossEntropyLoss(), CrossEntropyLoss()
    assert deep(DEEP, target) == pytest.approx(flat(DEEP.reshape(8, 3), target.ravel()))
    np.testing.assert_array_equal(deep.backward().reshape(8, 3), flat.backward())
    assert deep.count == 8


def test_padding_is_a_mask():
    target = np.array([[0, 2, 1, -100], [2, -100, -100, -100]])
    padded, masked = CrossEntropyLoss(), CrossEntropyLoss()
    value = padded(DEEP, target)
    assert value == pytest.approx(masked(DEEP, np.maximum(target, 0), target >= 0))
    np.testing.assert_array_equal(padded.backward(), masked.backward())
    assert padded.count == 4
    both = CrossEntropyLoss()
    assert both(DEEP, target, np.array([[True] * 4, [False] * 4])) == pytest.approx(padded(DEEP[:1], target[:1]))
    with pytest.raises(ValueError, match="nothing but padding"):
        padded(DEEP, np.full((2, 4), -100))


@pytest.mark.parametrize("target", [np.array([0, 1]), np.array([[0.5, 0.5, 0], [0, 1, 0]])])
def test_a_forbidden_class_has_no_share(target):
    forbidden, without = CrossEntropyLoss(), CrossEntropyLoss()
    logits = np.array([[1.0, 2.0, -np.inf], [0.0, 0.5, -np.inf]])
    assert forbidden(logits, target) == without(logits[:, :2], target if target.ndim == 1 else target[:, :2])
    np.testing.assert_array_equal(forbidden.backward(), np.pad(without.backward(), ((0, 0), (0, 1))))


def test_what_is_masked_may_even_be_nan():
    loss = MSELoss()
    assert loss(np.array([1.0, np.nan]), np.array([3.0, 0.0]), np.array([True, False])) == 4
    np.testing.assert_array_equal(loss.backward(), [-4, 0])


def test_a_right_answer_that_is_far_ahead_costs_nothing_and_a_wrong_one_much():
    loss = CrossEntropyLoss()
    assert loss(np.array([[1000.0, 0.0]]), np.array([0])) == 0
    assert loss(np.array([[1000.0, 0.0]]), np.array([1])) == 1000
    np.testing.assert_array_equal(loss.backward(), [[1, -1]])


@pytest.mark.parametrize(
    ("target", "message"),
    [
        (np.array([0, 1, 3, 0, 0]), "target holds 3, needs classes from 0 to 2"),
        (np.array([0, 1, -1, 0, 0]), "target holds -1, needs classes from 0 to 2"),
        (np.zeros((5, 3), int), "one-hot rows that are not floats"),
        (np.zeros(5), "needs whole numbers"),
        (np.zeros((3, 5)), "needs whole numbers"),
    ],
)
def test_targets_that_name_no_class(target, message):
    with pytest.raises(ValueError, match=message):
        CrossEntropyLoss()(LOGITS, target)


def test_hits_of_classes():
    loss, logits = CrossEntropyLoss(), np.array([[2.0, 1, 0], [0, 2, 1], [0, 1, 2], [5, 0, 0]])
    assert loss.hits(logits, np.array([0, 1, 1, -100])) == (2, 3)
    assert loss.hits(logits, np.eye(3)[[0, 1, 1, 0]]) == (3, 4)


# Binary cross-entropy


def test_binary_is_two_classes():
    x, t = LOGITS[:, 0], np.array([0, 1, 1, 0, 1])
    two = np.stack([np.zeros(5), x], axis=1)
    loss = BCEWithLogitsLoss()
    assert loss(x, t) == pytest.approx(CrossEntropyLoss()(two, t))
    np.testing.assert_allclose(loss.backward(), (sigmoid(x) - t) / 5, atol=1e-15)


def test_binary_far_out():
    loss = BCEWithLogitsLoss("sum")
    assert loss(np.array([1000.0, -1000.0]), np.array([1, 0])) == 0
    assert loss(np.array([1000.0, -1000.0]), np.array([0, 1])) == 2000


@pytest.mark.parametrize("target", [[-1, 1], [0, 2]])
def test_binary_targets_lie_between_0_and_1(target):
    with pytest.raises(ValueError, match="needs numbers from 0 to 1"):
        BCEWithLogitsLoss()(np.zeros(2), np.array(target))


def test_binary_hits():
    assert BCEWithLogitsLoss().hits(np.array([[1.0], [-1.0], [2.0]]), np.array([[1], [1], [1]])) == (2, 3)


def test_squared_errors_know_only_near_and_far():
    assert MSELoss().hits(LOGITS, LOGITS) is None
    with pytest.raises(ValueError, match=r"target has shape \(5,\), needs \(5, 1\).*a column"):
        MSELoss()(LOGITS[:, :1], LOGITS[:, 0])

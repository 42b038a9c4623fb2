"""The training loop: it learns, one batch after another, leaves modes and data alone, counts right, and
refuses what does not fit together."""

import numpy as np
import pytest

from dlcore import (
    SGD,
    Adam,
    BCEWithLogitsLoss,
    CrossEntropyLoss,
    Dropout,
    Embedding,
    Identity,
    Linear,
    MSELoss,
    ReLU,
    Sequential,
    Sigmoid,
    StepLR,
    Tanh,
    accuracy,
    fit,
)
from tests.support.training import CORNERS, XOR, curves, mlp


def values(model):
    return {name: value.copy() for name, value in model.params.items()}


def assert_same(got, wanted):
    for name, value in wanted.items():
        np.testing.assert_array_equal(got[name], value)


# It learns


def test_xor_is_learned_and_needs_a_hidden_layer():
    model, line = mlp(2, 8, 2), mlp(2, 2)
    history = fit(model, CrossEntropyLoss(), Adam(model, 0.05), (CORNERS, XOR), epochs=150, batch_size=None, rng=0)
    assert accuracy(model, CORNERS, XOR) == 1
    assert history.losses[-1] < 0.05 < history.losses[0]
    assert history.accuracies[-1] == 1
    fit(line, CrossEntropyLoss(), Adam(line, 0.05), (CORNERS, XOR), epochs=150, batch_size=None, rng=0)
    assert accuracy(line, CORNERS, XOR) <= 0.75


def test_two_curves_are_told_apart_on_points_not_seen():
    train, unseen = curves(400, 0), curves(2000, 1)
    model, line = mlp(2, 8, 2, rng=1), mlp(2, 2)
    for net in (model, line):
        fit(net, CrossEntropyLoss(), Adam(net, 0.03), train, epochs=25, rng=0)
    assert accuracy(model, *unseen) > 0.97  # 1.0 when this was written
    assert accuracy(line, *unseen) < 0.92  # the best of all lines


def test_yes_and_no_from_one_output():
    model = mlp(2, 8, 1)
    target = XOR[:, np.newaxis].astype(np.float32)
    history = fit(model, BCEWithLogitsLoss(), Adam(model, 0.05), (CORNERS, target), epochs=150, rng=0)
    assert history.accuracies[-1] == accuracy(model, CORNERS, target) == 1
    squared = Sequential(*mlp(2, 8, 1, rng=1), Sigmoid())
    history = fit(squared, MSELoss(), Adam(squared, 0.05), (CORNERS, target), epochs=300, rng=0)
    assert history.accuracies == []
    assert accuracy(squared, CORNERS, target, threshold=0.5) == 1


def test_padded_sequences_of_whole_numbers():
    """Each letter is told by itself; the padding's target is left out of loss and accuracy."""
    rng = np.random.default_rng(0)
    x = rng.integers(0, 5, (20, 6))
    target = np.where(rng.random(x.shape) < 0.3, -100, (x + 1) % 5)
    model = Sequential(Embedding(5, 8, rng=0), Linear(8, 5, rng=1))
    history = fit(model, CrossEntropyLoss(), Adam(model, 0.1), (x, target), epochs=30, rng=0)
    assert history.accuracies[-1] == 1
    assert history.losses[-1] < 0.1


# What one epoch does


@pytest.mark.parametrize("reduction", ["mean", "sum"])
@pytest.mark.parametrize("batch_size", [3, 10, None])
def test_an_epoch_is_its_batches_one_by_one(batch_size, reduction):
    (x, target), loss = curves(10, 0), CrossEntropyLoss(reduction)
    model, by_hand = mlp(2, 4, 2), mlp(2, 4, 2)
    history = fit(model, loss, SGD(model, 0.1), (x, target), epochs=2, batch_size=batch_size, rng=7)

    rng, optimizer, losses = np.random.default_rng(7), SGD(by_hand, 0.1), []
    for _ in range(2):
        # One batch of everything needs no shuffling, so nothing is drawn.
        order = np.arange(10) if batch_size in (10, None) else rng.permutation(10)
        total = 0
        for start in range(0, 10, batch_size or 10):
            part = order[start : start + (batch_size or 10)]
            total += loss(by_hand(x[part]), target[part]) * (len(part) if reduction == "mean" else 1)
            by_hand.backward(loss.backward())
            optimizer.step()
        losses.append(total / 10 if reduction == "mean" else total)
    assert history.losses == pytest.approx(losses)
    for name, value in by_hand.params.items():
        np.testing.assert_allclose(model.params[name], value, rtol=1e-5, atol=1e-7)


def test_the_same_rng_gives_the_same_model_and_another_call_goes_on():
    train = curves(50, 0)
    one, two, other = mlp(2, 4, 2), mlp(2, 4, 2), mlp(2, 4, 2)
    fit(one, CrossEntropyLoss(), SGD(one, 0.1), train, epochs=4, batch_size=8, rng=0)
    optimizer, rng = SGD(two, 0.1), np.random.default_rng(0)
    fit(two, CrossEntropyLoss(), optimizer, train, epochs=1, batch_size=8, rng=rng)
    fit(two, CrossEntropyLoss(), optimizer, train, epochs=3, batch_size=8, rng=rng)
    assert_same(one.params, two.params)
    fit(other, CrossEntropyLoss(), SGD(other, 0.1), train, epochs=4, batch_size=8, rng=1)
    assert not np.array_equal(one.params["0.weight"], other.params["0.weight"])


def test_one_batch_of_everything_draws_nothing():
    model, rng = mlp(2, 2), np.random.default_rng(7)
    fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=2, batch_size=4, rng=rng)
    assert rng.random() == np.random.default_rng(7).random()


def test_every_sample_is_seen_once_an_epoch():
    seen = []

    class Watch(Identity):
        def forward(self, x):
            if self.training:
                seen.extend(x[:, 0].astype(int).tolist())
            return super().forward(x)

    Watch.__module__ = "elsewhere"
    model = Sequential(Watch(), Linear(1, 2))
    x = np.arange(10, dtype=np.float32)[:, np.newaxis]
    fit(model, CrossEntropyLoss(), SGD(model, 0.01), (x, np.arange(10) % 2), epochs=2, batch_size=4, rng=0)
    assert sorted(seen[:10]) == sorted(seen[10:]) == list(range(10))
    assert seen[:10] != list(range(10))
    assert seen[:10] != seen[10:]


def test_validation_learns_nothing_and_is_measured_afterwards():
    train, validation = curves(40, 0), curves(600, 1)
    model, alone = mlp(2, 4, 2), mlp(2, 4, 2)
    history = fit(model, CrossEntropyLoss(), SGD(model, 0.1), train, validation, epochs=3, rng=0)
    fit(alone, CrossEntropyLoss(), SGD(alone, 0.1), train, epochs=3, rng=0)
    assert_same(model.params, alone.params)
    assert history.val_losses[-1] == pytest.approx(CrossEntropyLoss()(model(validation[0]), validation[1]), rel=1e-5)
    assert history.val_accuracies[-1] == accuracy(model, *validation)


def test_the_first_layer_is_not_asked_for_dx():
    class Proud(Linear):
        def backward(self, dy):
            raise AssertionError("nobody needs this dx")

    Proud.__module__ = "elsewhere"
    model = Sequential(Proud(2, 4), Tanh(), Linear(4, 2))
    assert len(fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR), epochs=1)) == 1


def test_max_norm_clips_each_step():
    model = mlp(2, 2)
    before = values(model)
    fit(model, CrossEntropyLoss("sum"), SGD(model, 1.0), (1000 * CORNERS, XOR), epochs=1, batch_size=None, max_norm=0.5)
    moved = np.concatenate([(model.params[name] - before[name]).ravel() for name in before])
    assert np.linalg.norm(moved) == pytest.approx(0.5, rel=1e-5)


def test_the_schedule_is_stepped_once_an_epoch():
    model = mlp(2, 2)
    optimizer = SGD(model, 0.8)
    fit(
        model, CrossEntropyLoss(), optimizer, (CORNERS, XOR), epochs=3, batch_size=2, schedule=StepLR(optimizer, 1, 0.5)
    )
    assert optimizer.lr == pytest.approx(0.1)


def test_the_callers_data_is_left_alone():
    x, target = curves(20, 0)
    kept = x.copy(), target.copy()
    x.flags.writeable = target.flags.writeable = False
    for batch_size in (None, 5):
        model = mlp(2, 4, 2, between=ReLU)
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (x, target), (x, target), epochs=2, batch_size=batch_size)
    np.testing.assert_array_equal(x, kept[0])
    np.testing.assert_array_equal(target, kept[1])


# Modes


def test_dropout_drops_while_learning_only_and_modes_come_back():
    modes = []

    class Watch(Identity):
        def forward(self, x):
            modes.append(self.training)
            return super().forward(x)

    Watch.__module__ = "elsewhere"
    still = Dropout(0.5).eval()
    model = Sequential(Linear(2, 4), Sequential(Watch(), Dropout(0.5, rng=0)), still, Linear(4, 2))
    data = curves(20, 0)
    fit(model, CrossEntropyLoss(), SGD(model, 0.1), data, data, epochs=2, batch_size=10)
    assert modes == [True, True, False] * 2
    assert [layer.training for layer in model.modules()] == [True, True, True, True, True, False, True]

    modes.clear()
    accuracy(model, *data)
    assert modes == [False]
    model.eval()
    fit(model, CrossEntropyLoss(), SGD(model, 0.1), data, epochs=1, batch_size=10)
    assert modes == [False, True, True]
    assert not any(layer.training for layer in model.modules())


def test_modes_come_back_after_an_error_too():
    model = Sequential(Linear(2, 2), Dropout(0.5)).eval()
    with pytest.raises(ValueError, match="target"):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), (CORNERS, XOR + 5), epochs=1)
    assert not model.training
    assert not model[1].training


# accuracy


def test_accuracy_counts():
    y = np.array([[2.0, 1.0], [0.0, 3.0], [5.0, 4.0]])
    assert accuracy(Identity(), y, [0, 1, 1]) == pytest.approx(2 / 3)
    assert accuracy(Identity(), y, [0, 1, 1], batch_size=2) == pytest.approx(2 / 3)
    assert accuracy(Identity(), y - 2.5, [[0, 0], [0, 1], [1, 0]]) == pytest.approx(5 / 6)
    assert accuracy(Identity(), y, [[0, 0], [0, 1], [1, 0]], threshold=2.5) == pytest.approx(5 / 6)
    assert type(accuracy(Identity(), y, [0, 1, 1])) is float
    deep = np.stack([y, y])
    assert accuracy(Identity(), deep, [[0, 1, 1], [0, 1, 0]]) == pytest.approx(5 / 6)


def test_a_yes_needs_more_than_the_threshold():
    assert accuracy(Sequential(), np.array([[0.0], [1.0]]), np.array([[0.0], [1.0]])) == 1.0


def test_padded_targets_do_not_count_as_wrong():
    y = np.array([[[2.0, 1.0], [0.0, 3.0], [5.0, 4.0]]])
    assert accuracy(Sequential(), y, np.array([[0, 1, -100]])) == 1.0
    assert accuracy(Sequential(), y, np.array([[0, 0, 9]]), ignore_index=9) == 0.5
    with pytest.raises(ValueError, match="nothing is left to count"):
        accuracy(Sequential(), y, np.array([[-100, -100, -100]]))


@pytest.mark.parametrize("target", [np.zeros(3), np.zeros((3, 1), int), np.zeros((3, 2, 1), int)])
def test_accuracy_needs_targets_that_fit(target):
    with pytest.raises(ValueError, match=r"target has shape .*, the model gives \(3, 2\)"):
        accuracy(Identity(), np.ones((3, 2)), target)


# Refusals


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"train": (CORNERS, XOR[:3])}, r"train has x of shape \(4, 2\) and targets of shape \(3,\)"),
        ({"train": (CORNERS[:0], XOR[:0])}, r"train has x of shape \(0, 2\)"),
        ({"validation": (CORNERS, XOR[:3])}, r"validation has x of shape"),
        ({"epochs": 0}, "epochs is 0, needs a whole number ≥ 1"),
        ({"batch_size": -1}, "batch_size is -1, needs a whole number ≥ 1"),
        ({"batch_size": 0}, "batch_size is 0, needs a whole number ≥ 1"),
        ({"patience": 2}, "patience needs validation data"),
        ({"patience": 0, "validation": (CORNERS, XOR)}, "patience is 0, needs a whole number ≥ 1"),
        ({"max_norm": 0}, "max_norm is 0, needs a number above 0"),
    ],
)
def test_what_does_not_fit_together(changes, message):
    model = mlp(2, 2)
    arguments = {"train": (CORNERS, XOR), "validation": None} | changes
    with pytest.raises(ValueError, match=message):
        fit(model, CrossEntropyLoss(), SGD(model, 0.1), **arguments)


def test_an_optimizer_of_another_model_is_refused_and_one_of_a_part_is_not():
    model = mlp(2, 4, 2)
    stranger = SGD(model.astype(np.float64), 0.1)
    with pytest.raises(ValueError, match=r"(?s)trains another model.*astype"):
        fit(model, CrossEntropyLoss(), stranger, (CORNERS, XOR))
    before = values(model)
    fit(model, CrossEntropyLoss(), SGD(model[2:], 0.1), (CORNERS, XOR), epochs=2)  # the first layer is frozen
    np.testing.assert_array_equal(model.params["0.weight"], before["0.weight"])
    assert not np.array_equal(model.params["2.weight"], before["2.weight"])


def test_an_optimizer_of_ones_own_needs_no_more_than_a_step():
    class Mine:
        def step(self):
            for name, value in model.params.items():
                value -= 0.5 * model.grads[name]

    model = mlp(2, 2)
    history = fit(model, CrossEntropyLoss(), Mine(), (CORNERS, CORNERS[:, 0].astype(int)), epochs=20, rng=0)
    assert history.losses[-1] < history.losses[0]
    model.params["0.weight"][0, 0] = np.nan
    with pytest.raises(FloatingPointError, match="learning rate that is too large, gradients"):
        fit(model, CrossEntropyLoss(), Mine(), (CORNERS, XOR), epochs=1)


def test_classes_in_place_of_what_they_make_are_named():
    model, data = Linear(2, 2, rng=0), (np.ones((4, 2), np.float32), [0, 1, 0, 1])
    with pytest.raises(ValueError, match=r"loss is the class CrossEntropyLoss, needs .* CrossEntropyLoss\(…\)"):
        fit(model, CrossEntropyLoss, SGD(model, lr=0.1), data)
    with pytest.raises(ValueError, match="optimizer is the class SGD"):
        fit(model, CrossEntropyLoss(), SGD, data)

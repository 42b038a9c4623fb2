import zipfile

import numpy as np
import pytest

from dlcore import SGD, Conv2d, Flatten, Linear, ReLU, Sequential, load, save


def small_net(seed, **changes):
    sizes = {"maps": 2, "hidden": 8, "dtype": np.float32, "bias": True} | changes
    dtype, rng = sizes["dtype"], np.random.default_rng(seed)
    return Sequential(
        Conv2d(1, sizes["maps"], 3, dtype=dtype, rng=rng),
        ReLU(),
        Flatten(),
        Linear(sizes["maps"] * 4, sizes["hidden"], sizes["bias"], dtype=dtype, rng=rng),
    )


def values(model):
    return {name: value.copy() for name, value in model.params.items()}


def assert_same(got, wanted):
    assert set(got) == set(wanted)
    for name, value in wanted.items():
        np.testing.assert_array_equal(got[name], value)
        assert got[name].dtype == value.dtype


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_there_and_back(tmp_path, dtype):
    model, other = small_net(0, dtype=dtype), small_net(1, dtype=dtype)
    save(tmp_path / "net.npz", model)
    arrays = dict(other.params)
    assert load(tmp_path / "net.npz", other) is other
    assert_same(other.params, values(model))
    for name, array in arrays.items():
        assert other.params[name] is array  # written into, so an optimiser goes on with them
        assert not np.shares_memory(array, model.params[name])
    SGD(other, 0.1).step()


def test_the_path_is_taken_as_it_is(tmp_path):
    save(str(tmp_path / "net"), small_net(0))
    save(tmp_path / "net", small_net(1))
    assert [file.name for file in tmp_path.iterdir()] == ["net"]
    assert_same(load(str(tmp_path / "net"), small_net(2)).params, values(small_net(1)))


def test_the_file_holds_numbers_and_no_pickle(tmp_path):
    save(tmp_path / "net.npz", small_net(0))
    with np.load(tmp_path / "net.npz", allow_pickle=False) as stored:
        assert_same(dict(stored), values(small_net(0)))
    with zipfile.ZipFile(tmp_path / "net.npz") as archive:
        assert not any("pkl" in name or "pickle" in name for name in archive.namelist())


def test_the_model_keeps_its_precision(tmp_path):
    save(tmp_path / "net.npz", small_net(0, dtype=np.float64))
    model = load(tmp_path / "net.npz", small_net(1))
    assert_same(model.params, {n: v.astype(np.float32) for n, v in values(small_net(0, dtype=np.float64)).items()})


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"hidden": 9}, ["3.weight has shape (8, 8) in the file, needs (9, 8)", "3.bias has shape (8,) in the file"]),
        ({"maps": 3}, ["0.weight has shape (2, 1, 3, 3)", "0.bias has shape", "3.weight has shape"]),
        ({"bias": False}, ["unexpected: 3.bias"]),
    ],
)
def test_what_does_not_fit_is_listed_and_nothing_is_changed(tmp_path, changes, lines):
    save(tmp_path / "net.npz", small_net(0))
    other = small_net(1, **changes)
    before = values(other)
    with pytest.raises(ValueError, match=r"does not fit Sequential") as caught:
        load(tmp_path / "net.npz", other)
    message = str(caught.value)
    assert all(line in message for line in lines)
    assert message.count("\n  ") - repr(other).count("\n  ") == len(lines)
    assert_same(other.params, before)


def test_missing_and_unexpected_together(tmp_path):
    save(tmp_path / "net.npz", small_net(0, bias=False))
    with pytest.raises(ValueError, match=r"missing: 3\.bias"):
        load(tmp_path / "net.npz", small_net(1))
    save(tmp_path / "net.npz", Linear(8, 8))
    with pytest.raises(ValueError, match=r"missing: 0\.weight\n.*missing: .*\n.*\n.*\n  unexpected: weight\n"):
        load(tmp_path / "net.npz", small_net(1))


@pytest.mark.parametrize("kind", ["whole numbers", "objects"])
def test_only_numbers_of_the_right_kind(tmp_path, kind):
    arrays = values(Linear(2, 1))
    arrays["weight"] = np.ones((1, 2), int) if kind == "whole numbers" else np.array([[None, {}]])
    np.savez(tmp_path / "net.npz", **arrays)
    model = Linear(2, 1, rng=0)
    before = values(model)
    with pytest.raises(ValueError, match=r"weight holds int64|is not a file that save wrote"):
        load(tmp_path / "net.npz", model)
    assert_same(model.params, before)


@pytest.mark.parametrize("damage", ["cut", "text", "empty", "one array", "flipped"])
def test_a_file_that_is_none(tmp_path, damage):
    path, model = tmp_path / "net.npz", small_net(1)
    save(path, small_net(0))
    content = bytearray(path.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "text":
        content = b"not numbers at all"
    elif damage == "empty":
        content = b""
    elif damage == "one array":
        with open(tmp_path / "array.npy", "wb") as file:
            np.save(file, np.ones(3))
        content = (tmp_path / "array.npy").read_bytes()
    else:
        content[content.rfind(b"NUMPY") + 130] ^= 255  # inside the numbers of the last array
    path.write_bytes(content)
    before = values(model)
    with pytest.raises(ValueError, match=r"net\.npz is not a file that save wrote"):
        load(path, model)
    assert_same(model.params, before)


def test_no_file(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "net.npz", small_net(0))


def test_nothing_is_changed_where_one_array_cannot_be_written(tmp_path):
    path = tmp_path / "line.npz"
    save(path, Linear(2, 1, rng=0))
    model = Linear(2, 1, rng=1)
    model.params["bias"].flags.writeable = False
    before = model.params["weight"].copy()
    with pytest.raises(ValueError, match="bias of the model is read-only"):
        load(path, model)
    assert np.array_equal(model.params["weight"], before)


def test_numbers_that_would_become_infinite_are_refused(tmp_path):
    path = tmp_path / "line.npz"
    large = Linear(2, 1, dtype=np.float64, rng=0)
    large.params["weight"][0, 0] = 1e300
    save(path, large)
    with pytest.raises(ValueError, match="weight holds numbers too large for the model's float32"):
        load(path, Linear(2, 1))

"""Whole training steps: LeNet on images, a character LSTM on text, a two-layer network for one epoch."""

import warnings
from functools import partial

import numpy as np

import dlcore
from benchmarks import torch_nets
from benchmarks.timing import Case, with_torch

LETTERS, EMBEDDING, LENGTH = 65, 64, 50


def lenet_step(batch):
    """Forward, loss, backward, SGD with momentum, on 28×28 images."""
    rng = np.random.default_rng(0)
    x, target = rng.random((batch, 1, 28, 28), dtype=np.float32), rng.integers(10, size=batch)
    net, loss = dlcore.lenet_modern(rng=0), dlcore.CrossEntropyLoss()
    optimizer = dlcore.SGD(net, lr=0.01, momentum=0.9)

    def ours():
        loss(net(x), target)
        net.backward_params(loss.backward())
        optimizer.step()

    def torchs(torch):
        net = torch_nets.lenet(torch)
        optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
        return partial(torch_nets.step, torch, net, torch.from_numpy(x), torch.from_numpy(target), optimizer)

    return with_torch({"dlcore": ours}, torchs)


def lstm_step(hidden):
    """Forward, loss, backward through time, clipping, Adam: 32 pieces of 50 characters."""
    rng = np.random.default_rng(0)
    x, target = (rng.integers(LETTERS, size=(32, LENGTH)) for _ in range(2))
    net = dlcore.Sequential(
        dlcore.Embedding(LETTERS, EMBEDDING), dlcore.LSTM(EMBEDDING, hidden), dlcore.Linear(hidden, LETTERS)
    )
    loss, optimizer = dlcore.CrossEntropyLoss(), dlcore.Adam(net, lr=1e-3)

    def ours():
        loss(net(x), target)
        net.backward_params(loss.backward())
        dlcore.clip_grad_norm(net, 1.0)
        optimizer.step()

    def torchs(torch):
        net = torch_nets.char_lstm(torch, LETTERS, EMBEDDING, hidden)
        optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
        target_rows = torch.from_numpy(target.reshape(-1))
        return partial(torch_nets.step, torch, net, torch.from_numpy(x), target_rows, optimizer, max_norm=1.0)

    return with_torch({"dlcore": ours}, torchs)


def mlp_epoch(batch):
    """784-128-10 with ReLU, once through 4,000 digits in random order."""
    images, labels = dlcore.digits("train")
    x = images.reshape(len(images), -1).astype(np.float32) / 255
    net = dlcore.Sequential(dlcore.Linear(784, 128), dlcore.ReLU(), dlcore.Linear(128, 10))
    optimizer, loss = dlcore.SGD(net, lr=0.01, momentum=0.9), dlcore.CrossEntropyLoss()

    def ours():
        dlcore.fit(net, loss, optimizer, (x, labels), epochs=1, batch_size=batch, rng=0)

    def torchs(torch):
        net = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
        optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
        xs, targets = torch.from_numpy(x), torch.from_numpy(labels)

        def epoch():
            for chosen in torch.randperm(len(xs)).split(batch):
                torch_nets.step(torch, net, xs[chosen], targets[chosen], optimizer)

        return epoch

    return with_torch({"dlcore": ours} | _sklearn_epoch(x, labels, batch), torchs)


def _sklearn_epoch(x, labels, batch):
    """The same epoch in scikit-learn, where it is installed."""
    try:
        from sklearn.neural_network import MLPClassifier
    except ImportError:
        return {}
    model = MLPClassifier(
        (128,), solver="sgd", alpha=0, batch_size=batch, learning_rate_init=0.01, max_iter=1, warm_start=True
    )

    def sklearns():
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it finds one epoch too short to converge, which is true
            model.fit(x, labels)

    return {"scikit-learn": sklearns}


CASES = [
    *(Case(f"LeNet step, batch {n}", partial(lenet_step, n), {"PyTorch": 0.85}) for n in (32, 64, 256)),
    Case("character LSTM step, H 128", partial(lstm_step, 128), {"PyTorch": 1.25}),
    Case("character LSTM step, H 256", partial(lstm_step, 256), {}),
    *(Case(f"MLP epoch, batch {n}", partial(mlp_epoch, n), {"PyTorch": 0.6}) for n in (32, 128)),
]

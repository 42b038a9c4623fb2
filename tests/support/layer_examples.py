"""One line for every way in which a layer is used: the class, how to make one, and the shape of its input.

`test_gradients.py` finds the layers by itself and wants each of them here. Take odd sizes, a batch of one, and
every argument that changes the arithmetic; small shapes, because finite differences are slow. A class whose input
must be special gives an array instead of a shape.
"""

import numpy as np

import dlcore
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

# Pictures: convolution with holes and tables, pooling

TABLE = [[1, 0, 1], [1, 1, 0]]
EXAMPLES[dlcore.Conv2d] += [
    (lambda: dlcore.Conv2d(2, 2, 3, dilation=2), (2, 2, 6, 5)),
    (lambda: dlcore.Conv2d(1, 2, (2, 3), stride=(2, 1), padding=(1, 2), dilation=(3, 2)), (1, 1, 5, 4)),
    (lambda: dlcore.Conv2d(2, 3, 3, connection_table=TABLE), (2, 2, 4, 5)),
    (lambda: dlcore.Conv2d(2, 3, 2, stride=2, padding=1, bias=False, connection_table=TABLE), (1, 2, 3, 3)),
]
EXAMPLES |= {
    dlcore.MaxPool2d: [
        (lambda: dlcore.MaxPool2d(2), (2, 3, 4, 6)),
        (lambda: dlcore.MaxPool2d(3, stride=1), (1, 1, 5, 4)),
        (lambda: dlcore.MaxPool2d(3, stride=2, padding=1), (2, 2, 5, 7)),
        (lambda: dlcore.MaxPool2d((2, 3), stride=(3, 1), padding=(1, 0)), (2, 1, 5, 5)),
        (lambda: dlcore.MaxPool2d(1), (1, 2, 1, 1)),
    ],
    dlcore.AvgPool2d: [
        (lambda: dlcore.AvgPool2d(2), (2, 3, 4, 6)),
        (lambda: dlcore.AvgPool2d(3, stride=1), (1, 1, 5, 4)),
        (lambda: dlcore.AvgPool2d(3, stride=2, padding=1), (2, 2, 5, 7)),
        (lambda: dlcore.AvgPool2d((2, 3), stride=(3, 1), padding=1, count_include_pad=False), (2, 1, 5, 5)),
    ],
    dlcore.GlobalAvgPool2d: [
        (lambda: dlcore.GlobalAvgPool2d(), (2, 3, 4, 5)),
        (lambda: dlcore.GlobalAvgPool2d(), (1, 1, 1, 1)),
    ],
    dlcore.SubSample: [
        (lambda: dlcore.SubSample(2, 2), (3, 2, 4, 5)),
        (lambda: dlcore.SubSample(1, 3, stride=2), (1, 1, 5, 7)),
    ],
}

# Neurons: dense layers, activations, dropout, embedding


class LookUp(dlcore.Layer):
    """An Embedding behind a layer of ordinary numbers, for tests that feed those: y = weight[NUMBERS] · x."""

    NUMBERS = np.array([[2, 0, 2], [1, 2, 4]])  # row 3 is never looked up, row 2 three times

    def __init__(self):
        self.embedding = dlcore.Embedding(5, 2)

    @property
    def params(self):
        return self.embedding.params

    @property
    def grads(self):
        return self.embedding.grads

    def forward(self, x):
        x = dlcore.check_array("x", x, ("N", 3))[..., np.newaxis]
        rows = self.embedding(self.NUMBERS)
        self.remember(x, rows)
        return rows * x

    def backward(self, dy):
        x, rows = self.recall()
        dy = self.upstream(dy, rows.shape)
        assert self.embedding.backward(dy * x) is None
        return (dy * rows).sum(axis=-1)


MASK = np.array([[True, False, True, True], [False, True, True, False]])
EXAMPLES |= {
    dlcore.Linear: [
        (lambda: dlcore.Linear(3, 4), (5, 3)),
        (lambda: dlcore.Linear(1, 1), (1, 1)),
        (lambda: dlcore.Linear(2, 3, bias=False), (2, 3, 2)),
        (lambda: dlcore.Linear(4, 2), (4,)),
    ],
    dlcore.Flatten: [(lambda: dlcore.Flatten(), (2, 3, 1, 2)), (lambda: dlcore.Flatten(), (1, 1))],
    dlcore.Neuron: [
        *[
            (lambda f=f: dlcore.Neuron([0.5, -0.25, 1.0], 0.1, f), (4, 3))
            for f in (dlcore.identity, dlcore.sigmoid, dlcore.tanh, dlcore.scaled_tanh, dlcore.leaky_relu)
        ],
        (lambda: dlcore.Neuron([0.5]), (2, 3, 1)),
    ],
    dlcore.Identity: [(lambda: dlcore.Identity(), (2, 3))],
    dlcore.Sigmoid: [(lambda: dlcore.Sigmoid(), (2, 3)), (lambda: dlcore.Sigmoid(), (1,))],
    dlcore.Tanh: [(lambda: dlcore.Tanh(), (2, 3, 2))],
    dlcore.ScaledTanh: [(lambda: dlcore.ScaledTanh(), (2, 3))],
    dlcore.ReLU: [(lambda: dlcore.ReLU(), (3, 4))],
    dlcore.LeakyReLU: [
        (lambda: dlcore.LeakyReLU(), (3, 4)),
        (lambda: dlcore.LeakyReLU(negative_slope=0.3), (2, 2, 3)),
    ],
    dlcore.Softmax: [
        (lambda: dlcore.Softmax(), (2, 3)),
        (lambda: dlcore.Softmax(axis=1), (2, 3, 2)),
        (lambda: dlcore.Softmax(), (4,)),
    ],
    dlcore.Dropout: [
        (lambda: dlcore.Dropout(0.4).freeze(MASK), MASK.shape),
        (lambda: dlcore.Dropout(0.4).eval(), (2, 3)),
        (lambda: dlcore.Dropout(0.0), (2, 3)),
    ],
    dlcore.Embedding: [(lambda: LookUp(), LookUp.NUMBERS.shape)],
}
EXAMPLES[dlcore.Sequential] += [
    (
        lambda: dlcore.Sequential(
            dlcore.Linear(3, 4), dlcore.Tanh(), dlcore.Dropout(0.4).freeze(MASK), dlcore.Linear(4, 2)
        ),
        (2, 3),
    ),
]

# Sequences: recurrent layers and their variants
EXAMPLES |= {
    dlcore.RNN: [
        (lambda: dlcore.RNN(3, 4), (2, 5, 3)),
        (lambda: dlcore.RNN(1, 1), (1, 1, 1)),
        (lambda: dlcore.RNN(2, 3), (3, 1, 2)),
    ],
    dlcore.GRU: [
        (lambda: dlcore.GRU(3, 4), (2, 5, 3)),
        (lambda: dlcore.GRU(1, 1), (1, 2, 1)),
        (lambda: dlcore.GRU(2, 3), (1, 4, 2)),
    ],
    dlcore.LSTM: [
        (lambda: dlcore.LSTM(3, 4), (2, 5, 3)),
        (lambda: dlcore.LSTM(1, 1, forget_bias=1.0), (1, 2, 1)),
        (lambda: dlcore.LSTM(2, 3), (3, 2, 2)),
        (lambda: dlcore.LSTM(2, 3, peephole=True), (2, 4, 2)),
        (lambda: dlcore.LSTM(2, 3, coupled=True), (2, 4, 2)),
        (lambda: dlcore.LSTM(2, 3, coupled=True, peephole=True), (1, 3, 2)),
    ],
}

# Networks: blocks and the output layer of 1998
EXAMPLES |= {
    dlcore.RBF: [
        (lambda: dlcore.RBF(), (2, 84)),
        (lambda: dlcore.RBF([[1.0, -1.0, 1.0], [-1.0, -1.0, 1.0]]), (1, 3)),
    ],
    dlcore.Parallel: [
        (lambda: dlcore.Parallel(dlcore.Conv2d(2, 3, 1), dlcore.Conv2d(2, 2, 3, padding=1)), (2, 2, 4, 5)),
        (lambda: dlcore.Parallel(dlcore.Linear(3, 2), dlcore.Tanh()), (1, 3)),
        (lambda: dlcore.inception_block(2, 1, (2, 2), (1, 2), 1), (2, 2, 4, 5)),
    ],
    dlcore.Residual: [
        (lambda: dlcore.Residual(dlcore.Conv2d(2, 2, 3, padding=1)), (2, 2, 4, 5)),
        (lambda: dlcore.Residual(dlcore.Linear(3, 4), dlcore.Linear(3, 4, bias=False)), (1, 3)),
    ],
}
EXAMPLES[dlcore.Sequential] += [
    (lambda: dlcore.vgg_block(1, 2, 2), (2, 1, 4, 5)),
    (lambda: dlcore.nin_block(1, 2, 3, 2, 1), (1, 1, 5, 5)),
    (lambda: dlcore.residual_block(1, 2, 2), (2, 1, 5, 4)),
    (lambda: dlcore.bottleneck_block(2, 1), (2, 2, 3, 3)),
]

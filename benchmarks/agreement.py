"""The same weights in PyTorch must give the same answers."""

import numpy as np

import dlcore
from benchmarks import torch_nets


def report():
    """Train LeNet here, copy its weights into PyTorch under the same names, and compare the logits."""
    try:
        import torch
    except ImportError:
        return "PyTorch is not installed: left out."
    ours = _trained_lenet()
    theirs = torch_nets.lenet(torch)
    theirs.load_state_dict({name: torch.from_numpy(value) for name, value in ours.params.items()})
    x, labels = _digits("test")
    with torch.no_grad():
        their_logits = theirs(torch.from_numpy(x)).numpy()
    our_logits = ours(x)
    answers, their_answers = our_logits.argmax(axis=1), their_logits.argmax(axis=1)
    difference, largest = np.abs(our_logits - their_logits).max(), np.abs(our_logits).max()
    return (
        f"LeNet was trained in dlcore for 10 epochs ({np.mean(answers == labels):.1%} of 1,000 unseen digits) and "
        f"its weights were loaded into PyTorch. On those digits the logits, which go up to {largest:.0f}, differ by "
        f"{difference:.1e} at most, and {np.sum(answers == their_answers):,} of {len(x):,} answers are the same."
    )


def _digits(part):
    images, labels = dlcore.digits(part)
    return images[:, None].astype(np.float32) / 255, labels


def _trained_lenet():
    net = dlcore.lenet_modern(rng=0)
    optimizer = dlcore.SGD(net, lr=0.03, momentum=0.9)
    schedule = dlcore.CosineAnnealingLR(optimizer, 10)
    dlcore.fit(net, dlcore.CrossEntropyLoss(), optimizer, _digits("train"), epochs=10, schedule=schedule, rng=0)
    return net

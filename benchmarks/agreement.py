"""The same weights in PyTorch must give the same answers."""

import numpy as np

import dlcore


def report():
    """Train LeNet here, copy its weights into PyTorch under the same names, and compare the logits."""
    try:
        import torch
    except ImportError:
        return "PyTorch is not installed: left out."
    nn = torch.nn
    (images, labels), (test_images, test_labels) = dlcore.digits("train"), dlcore.digits("test")
    x, test_x = (part[:, None].astype(np.float32) / 255 for part in (images, test_images))
    ours = dlcore.lenet_modern(rng=0)
    optimizer = dlcore.SGD(ours, lr=0.03, momentum=0.9)
    schedule = dlcore.CosineAnnealingLR(optimizer, 10)
    dlcore.fit(ours, dlcore.CrossEntropyLoss(), optimizer, (x, labels), epochs=10, schedule=schedule, rng=0)
    theirs = nn.Sequential(
        *(nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2)),
        *(nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten()),
        *(nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10)),
    )
    theirs.load_state_dict({name: torch.from_numpy(value) for name, value in ours.params.items()})
    with torch.no_grad():
        their_logits = theirs(torch.from_numpy(test_x)).numpy()
    our_logits = ours(test_x)
    answers, their_answers = our_logits.argmax(axis=1), their_logits.argmax(axis=1)
    difference, largest = np.abs(our_logits - their_logits).max(), np.abs(our_logits).max()
    return (
        f"LeNet was trained in dlcore for 10 epochs ({np.mean(answers == test_labels):.1%} of 1,000 unseen digits) and "
        f"its weights were loaded into PyTorch. On those digits the logits, which go up to {largest:.0f}, differ by "
        f"{difference:.1e} at most, and {np.sum(answers == their_answers):,} of {len(test_x):,} answers are the same."
    )

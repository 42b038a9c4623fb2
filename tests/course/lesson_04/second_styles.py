"""Lesson 04 solved in another style than in its room: checks must accept these too."""

import numpy as np


def loss_and_gradient(logits, target):
    m = np.max(logits)
    total = m + np.log(sum(np.exp(z - m) for z in logits))
    p = [float(np.exp(z - total)) for z in logits]
    return total - logits[target], np.array([p_k - (k == target) for k, p_k in enumerate(p)])


def sgd_step(weight, gradient, lr, weight_decay):
    return (1 - lr * weight_decay) * weight - lr * gradient


def ridge_weights(x, targets, weight_decay):
    taller = np.vstack([x, np.sqrt(weight_decay) * np.eye(x.shape[1])])
    return np.linalg.lstsq(taller, np.concatenate([targets, np.zeros(x.shape[1])]), rcond=None)[0]


def early_stopping(val_losses, patience):
    for epoch in range(len(val_losses)):
        best = int(np.argmin(val_losses[: epoch + 1]))
        if epoch - best >= patience:
            break
    return best, epoch

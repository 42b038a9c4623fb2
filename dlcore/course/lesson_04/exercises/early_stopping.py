"""The exercise `early_stopping`."""

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.trials import trial


def early_stopping(val_losses, patience):
    """The epoch whose weights are kept, and the epoch that is the last.

    val_losses has the loss on held-out data after epoch 0, 1, 2, …
    Training ends after the first epoch that is `patience` epochs later
    than the best one so far, or with the list. Of equal losses the
    earlier is the best.
    """
    best = 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best = epoch
        if epoch - best == patience:
            return best, epoch
    return best, len(val_losses) - 1


EARLY_STOPPING = Exercise(early_stopping, returns=("kept", "last"), minutes=12)


@EARLY_STOPPING.recipe
def _stopped(
    val_losses, patience, *,
    better=lambda loss, best: loss < best, waited=lambda epoch, best, rises: epoch - best,
    over=lambda n, most: n >= most, kept=lambda best, last, losses: best, ends=lambda losses: len(losses) - 1,
    count=0,
):  # fmt: skip
    best, rises, last = 0, 0, None
    for epoch, loss in enumerate(val_losses):
        rises = rises + 1 if epoch and loss >= val_losses[epoch - 1] else 0
        if epoch and better(loss, val_losses[best]):
            best = epoch
        if over(waited(epoch, best, rises), patience):
            last = epoch
            break
    last = ends(val_losses) if last is None else last
    return kept(best, last, val_losses[: last + 1]) + count, last + count


EARLY_STOPPING.slip(
    "last_weights_kept",
    "You keep the weights of the last epoch. They are `patience` epochs past the best: keep the best ones.",
    kept=lambda best, last, losses: last,
)
EARLY_STOPPING.slip(
    "never_stopped",
    "Training goes on to the end of the list. It ends as soon as the best epoch is `patience` epochs back.",
    over=lambda n, most: False,
)
EARLY_STOPPING.slip("one_epoch_too_late", "Training ends one epoch too late.", over=lambda n, most: n > most)
EARLY_STOPPING.slip(
    "one_epoch_too_early", "Training ends one epoch too early.", over=lambda n, most: n >= most - 1 and n > 0
)
EARLY_STOPPING.slip(
    "rises_counted",
    "You count rises in a row: a loss that falls a little, but not below the best, starts the count again. Count the "
    "epochs since the *best* one.",
    waited=lambda epoch, best, rises: rises,
)
EARLY_STOPPING.slip(
    "equal_counts_as_better",
    "An equal loss counts as better. It is not: the earlier epoch is the best.",
    better=lambda loss, best: loss <= best,
)
EARLY_STOPPING.slip(
    "largest_for_smallest", "You look for the *largest* loss. The best epoch has the smallest.",
    better=lambda loss, best: loss > best,
)  # fmt: skip
EARLY_STOPPING.slip("counted_from_one", "Epochs are counted from 0 here, like the places of the list.", count=1)
EARLY_STOPPING.slip("length_for_last", "The last epoch of a list of n losses is n − 1.", ends=len)


@EARLY_STOPPING.mistake(
    "You look at all losses to find the best. When training has ended, nobody knows the later ones: the best *so far*."
)
def looks_into_the_future(val_losses, patience):
    best = min(range(len(val_losses)), key=lambda epoch: (val_losses[epoch], epoch))
    return best, min(best + patience, len(val_losses) - 1)


@EARLY_STOPPING.mistake(
    "You compare each loss with the one before. An epoch can beat its neighbour and be worse than the best."
)
def better_than_the_one_before(val_losses, patience):
    best = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            best = epoch
        elif epoch - best >= patience:
            return best, epoch
    return best, len(val_losses) - 1


@EARLY_STOPPING.mistake("Epochs without progress are counted from the start. A new best one begins the waiting anew.")
def never_begins_anew(val_losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@EARLY_STOPPING.mistake("You end the training before you have looked at the last epoch's loss: it may be the best one.")
def looks_too_late(val_losses, patience):
    best = 0
    for epoch, loss in enumerate(val_losses):
        if epoch - best == patience:
            return best, epoch
        if loss < val_losses[best]:
            best = epoch
    return best, len(val_losses) - 1


@EARLY_STOPPING.mistake(
    "The first epoch counts as one without progress. It is the best so far: the waiting is 0 there."
)
def first_epoch_counts(val_losses, patience):
    best, waited = 0, 0
    for epoch, loss in enumerate(val_losses):
        if loss < val_losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            return best, epoch
    return best, len(val_losses) - 1


@EARLY_STOPPING.mistake("The two numbers have changed places: first the epoch that is kept, then the last one.")
def swapped(val_losses, patience):
    return early_stopping(val_losses, patience)[::-1]


@EARLY_STOPPING.mistake("You return losses. Asked for are the numbers of the epochs.")
def losses_for_epochs(val_losses, patience):
    best, last = early_stopping(val_losses, patience)
    return val_losses[best], val_losses[last]


EARLY_STOPPING.trials = [
    trial([2.0, 1.0, 1.5], 1),
    trial([2.0, 1.0, 1.5, 1.2, 1.4], 2),
    trial([3.0, 2.0, 1.0], 2),
    trial([2.0, 1.0, 1.5, 0.5, 0.7, 0.8], 1),
    trial([2.0, 1.0, 1.5, 0.5, 0.7, 0.8], 2),
    trial([2.0, 1.0, 1.5, 1.2, 1.6, 1.3, 0.2], 3),
    trial([1.0, 1.0, 1.0, 0.9], 2),
    trial([0.7], 3),
    trial([1.0, 2.0, 3.0], 5),
    trial([5.0, 4.0, 4.5, 4.2, 3.9, 4.1, 4.0, 4.3, 3.0], 3),
]


@EARLY_STOPPING.random_trial
def _(draw):
    losses = [draw.one_of(0.5, 0.6, 0.8, 0.9, 1.0, 1.2, 1.5) for _ in range(draw.whole(2, 9))]
    return trial(losses, draw.whole(1, 4))


EARLY_STOPPING.hints = [
    "Go through the losses one by one, as training does. What must you remember from one epoch to the next?",
    "Remember the number of the best epoch so far. After each epoch: is this one better? If not, how far back is the "
    "best one?",
    "In `for epoch, loss in enumerate(val_losses)`: if `loss < val_losses[best]`, `best = epoch`; if "
    "`epoch - best == patience`, `return best, epoch`. After the loop: `return best, len(val_losses) - 1`.",
]

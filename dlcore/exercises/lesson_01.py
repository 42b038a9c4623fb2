"""Lesson 01, three demos: what its exercises and its quiz ask, and the mistakes they recognise."""

import numpy as np

from dlcore.exercises.exercise import Exercise, Misconception, case
from dlcore.exercises.quiz import ChoiceQuiz, OrderQuiz

LESSON = "01_three_demos"
_RNG = np.random.default_rng(1)
LABELS = _RNG.integers(0, 10, 40)
ANSWERS = np.where(_RNG.random(40) < 0.8, LABELS, _RNG.integers(0, 10, 40))
RIGHT = (_RNG.random(60) < 0.7).astype(float)
PICKS = _RNG.integers(0, 60, (25, 60))
FEW = np.array([1.0, 1.0, 0.0, 1.0])
FEW_PICKS = np.array([[0, 1, 2, 3], [2, 2, 0, 1], [3, 3, 1, 0], [2, 0, 2, 2], [1, 1, 1, 1], [2, 1, 0, 2]])


# --- error_rate -------------------------------------------------------------------------------------------


def error_rate(predicted, labels):
    return np.mean(predicted != labels)


def share_right(predicted, labels):
    return np.mean(predicted == labels)


def number_of_errors(predicted, labels):
    return np.sum(predicted != labels)


def in_percent(predicted, labels):
    return 100 * error_rate(predicted, labels)


def distance_of_labels(predicted, labels):
    return np.mean(np.abs(predicted - labels))


def wrong_for_each_right(predicted, labels):
    return np.sum(predicted != labels) / max(1, np.sum(predicted == labels))


ERROR_RATE = Exercise(
    name="error_rate",
    lesson=LESSON,
    reference=error_rate,
    cases=(
        case(np.array([7, 2, 1, 0]), np.array([7, 2, 1, 6])),
        case(np.array([3, 3, 5, 8, 1]), np.array([3, 5, 3, 8, 1])),
        case(np.array([4, 4]), np.array([4, 4])),
        case(np.arange(8), np.array([0, 1, 2, 3, 4, 5, 6, 0])),  # ⅛ needs three decimals
        case(np.array([9, 0, 9]), np.array([0, 9, 8])),
        case(ANSWERS, LABELS),
    ),
    misconceptions=(
        Misconception(share_right, "This is the share of right answers, the accuracy. Errors are the rest."),
        Misconception(number_of_errors, "You count the errors. A share is that number divided by how many there are."),
        Misconception(in_percent, "This is in percent. A share lies between 0 and 1."),
        Misconception(
            distance_of_labels,
            "You measure how far apart the labels are. They are names: a 9 read as a 1 is one error, not eight.",
        ),
        Misconception(wrong_for_each_right, "You divide by the number of right answers. Divide by all answers."),
    ),
    hints=(
        "Comparing two arrays with == or != gives one True or False for each place.",
        "True counts as 1 and False as 0, so the mean of such an array is the share of True.",
        "`return 1 - np.mean(predicted == labels)`",
    ),
    minutes=2,
)


# --- standard_error ---------------------------------------------------------------------------------------


def standard_error(accuracy, n):
    return (accuracy * (1 - accuracy) / n) ** 0.5


def root_forgotten(accuracy, n):
    return accuracy * (1 - accuracy) / n


def spread_of_one_answer(accuracy, n):
    return (accuracy * (1 - accuracy)) ** 0.5


def n_outside_the_root(accuracy, n):
    return (accuracy * (1 - accuracy)) ** 0.5 / n


def accuracy_ignored(accuracy, n):
    return 1 / n**0.5


def worst_case(accuracy, n):
    return 0.5 / n**0.5


def like_a_count(accuracy, n):
    return (accuracy / n) ** 0.5


def spread_of_the_count(accuracy, n):
    return (n * accuracy * (1 - accuracy)) ** 0.5


def two_of_them(accuracy, n):
    return 2 * standard_error(accuracy, n)


def one_question_less(accuracy, n):
    return standard_error(accuracy, n - 1)


def half_for_root(accuracy, n):
    return (accuracy * (1 - accuracy) / n) ** 1 / 2


def only_the_errors(accuracy, n):
    return ((1 - accuracy) / n) ** 0.5


STANDARD_ERROR = Exercise(
    name="standard_error",
    lesson=LESSON,
    reference=standard_error,
    cases=(case(0.9, 100), case(0.9, 400), case(0.5, 25), case(0.97, 1000), case(0.2, 10), case(1.0, 50)),
    misconceptions=(
        Misconception(root_forgotten, "This is the variance. The standard error is its square root."),
        Misconception(
            spread_of_one_answer, "This is the spread of a single answer. The mean of n answers scatters less."
        ),
        Misconception(n_outside_the_root, "n stands inside the root: four times the questions halve the error."),
        Misconception(
            accuracy_ignored, "The accuracy matters: a model that is always right has scores that never scatter."
        ),
        Misconception(
            worst_case, "This holds for an accuracy of ½, where scores scatter most. Use the accuracy you were given."
        ),
        Misconception(like_a_count, "The factor (1 − p) is missing: it counts as much as p."),
        Misconception(spread_of_the_count, "This is how the *number* of right answers scatters. A score is a share."),
        Misconception(two_of_them, "These are two standard errors. Return one."),
        Misconception(
            half_for_root, "`x ** 1 / 2` is (x to the power 1) / 2. Put brackets: `x ** (1 / 2)`, or np.sqrt."
        ),
        Misconception(only_the_errors, "The factor p is missing: it counts as much as (1 − p)."),
        Misconception(one_question_less, "Divide by n. The n − 1 belongs to a spread estimated from single values."),
    ),
    hints=(
        "Put p = 0.9 and n = 100 into the formula with pencil and paper: p(1 − p) is 0.09.",
        "p(1 − p)/n first, then the root of all of it. `np.sqrt` or `** 0.5` takes a root.",
        "`return np.sqrt(accuracy * (1 - accuracy) / n)`",
    ),
    minutes=5,
)


# --- lead_in_standard_errors ------------------------------------------------------------------------------


def lead(first, second, n):
    return (first - second) / (standard_error(first, n) ** 2 + standard_error(second, n) ** 2) ** 0.5


def errors_added(first, second, n):
    return (first - second) / (standard_error(first, n) + standard_error(second, n))


def errors_added_under_the_root(first, second, n):
    return (first - second) / (standard_error(first, n) + standard_error(second, n)) ** 0.5


def only_the_first_scatters(first, second, n):
    return (first - second) / standard_error(first, n)


def only_the_second_scatters(first, second, n):
    return (first - second) / standard_error(second, n)


def sign_lost(first, second, n):
    return abs(lead(first, second, n))


def wrong_way_round(first, second, n):
    return lead(second, first, n)


def bare_difference(first, second, n):
    return first - second


def squares_kept(first, second, n):
    return (first - second) / (standard_error(first, n) ** 2 + standard_error(second, n) ** 2)


def variances_averaged(first, second, n):
    return lead(first, second, n) * 2**0.5


def first_scatter_twice(first, second, n):
    return (first - second) / (2**0.5 * standard_error(first, n))


def only_the_scatter(first, second, n):
    return (standard_error(first, n) ** 2 + standard_error(second, n) ** 2) ** 0.5


LEAD = Exercise(
    name="lead_in_standard_errors",
    lesson=LESSON,
    reference=lead,
    cases=(
        case(0.91, 0.90, 200),
        case(0.90, 0.91, 200),
        case(0.95, 0.90, 1000),
        case(0.8, 0.8, 50),
        case(0.6, 0.35, 40),
        case(0.972, 0.968, 10000),
    ),
    misconceptions=(
        Misconception(errors_added, "Independent errors add up as squares: √(a² + b²), which is less than a + b."),
        Misconception(
            errors_added_under_the_root, "Under the root stand the *squares* of the two standard errors, added."
        ),
        Misconception(only_the_first_scatters, "Only the first score scatters here. The second one does too."),
        Misconception(only_the_second_scatters, "Only the second score scatters here. The first one does too."),
        Misconception(sign_lost, "The sign is lost: it says who leads. Negative means that the second model does."),
        Misconception(wrong_way_round, "The sign is turned round: a lead of the first model is positive."),
        Misconception(bare_difference, "A lead of one point means little or much. Divide by how far it scatters."),
        Misconception(squares_kept, "You divide by the variance of the difference. Take its root first."),
        Misconception(first_scatter_twice, "You take the first score's scatter for both. Each has one of its own."),
        Misconception(only_the_scatter, "This is how far a difference scatters. Divide the lead by it."),
        Misconception(variances_averaged, "You averaged the two variances. For a difference they are added."),
    ),
    hints=(
        "Two steps: how large is the lead, and how far does a difference of two such scores scatter?",
        "The variance of each score is p(1 − p)/n. For a difference add the two, then take the root.",
        "`variance = (first * (1 - first) + second * (1 - second)) / n`, "
        "then `return (first - second) / np.sqrt(variance)`.",
    ),
    minutes=5,
)


# --- bootstrap_interval -----------------------------------------------------------------------------------


def bootstrap(correct, picks):
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


def ninety_percent(correct, picks):
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 5), np.percentile(means, 95)


def smallest_and_largest(correct, picks):
    means = correct[picks].mean(axis=1)
    return means.min(), means.max()


def shares_for_percents(correct, picks):
    means = correct[picks].mean(axis=1)
    return np.percentile(means, 0.025), np.percentile(means, 0.975)


def of_single_answers(correct, picks):
    return np.percentile(correct[picks], 2.5), np.percentile(correct[picks], 97.5)


def down_the_columns(correct, picks):
    means = correct[picks].mean(axis=0)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


def mean_of_the_picks(correct, picks):
    means = picks.mean(axis=1)
    return np.percentile(means, 2.5), np.percentile(means, 97.5)


def turned_round(correct, picks):
    return bootstrap(correct, picks)[::-1]


def two_spreads(correct, picks):
    means = correct[picks].mean(axis=1)
    return means.mean() - 2 * means.std(), means.mean() + 2 * means.std()


def counts_for_scores(correct, picks):
    sums = correct[picks].sum(axis=1)
    return np.percentile(sums, 2.5), np.percentile(sums, 97.5)


def never_drawn(correct, picks):
    return np.percentile(correct, 2.5), np.percentile(correct, 97.5)


BOOTSTRAP = Exercise(
    name="bootstrap_interval",
    lesson=LESSON,
    reference=bootstrap,
    cases=(
        case(FEW, FEW_PICKS),
        case(RIGHT, PICKS),
        case(1 - RIGHT, PICKS),
        case(RIGHT[:30], PICKS[:, :30] % 30),
        case(np.ones(5), PICKS[:8, :5] % 5),
    ),
    misconceptions=(
        Misconception(ninety_percent, "Between 5 and 95 lie 90 %. For 95 % cut off 2.5 % at either end."),
        Misconception(smallest_and_largest, "The smallest and largest mean hold 100 %. Cut off 2.5 % at either end."),
        Misconception(shares_for_percents, "np.percentile wants percents: 2.5, not 0.025. np.quantile wants shares."),
        Misconception(of_single_answers, "These are percentiles of single answers, all 0 or 1. Take each row's mean."),
        Misconception(counts_for_scores, "You count right answers. A score is their share: the mean of a row."),
        Misconception(never_drawn, "You never draw: picks says which answers each new test set has."),
        Misconception(down_the_columns, "You average down the columns. Each *row* of picks is one new test set."),
        Misconception(mean_of_the_picks, "picks holds places, not answers: look the answers up with correct[picks]."),
        Misconception(turned_round, "The two ends are swapped: the low one comes first."),
        Misconception(
            two_spreads,
            "Mean ± 2 spreads assumes a bell shape. The bootstrap reads the ends off the scores themselves.",
        ),
    ),
    hints=(
        "`correct[picks]` has the shape of picks: one new test set a row. Which score does each row have?",
        "One mean a row (`axis=1`), then the 2.5th and the 97.5th percentile of all these means.",
        "`means = correct[picks].mean(axis=1)`, then return `np.percentile(means, 2.5)` and the same with 97.5.",
    ),
    core=False,
    minutes=15,
)


# --- quizzes -------------------------------------------------------------------------------------------------

ALPHAGO = OrderQuiz(
    name="alphago_stages",
    lesson=LESSON,
    question="How was AlphaGo made? Put the stages into the order of the arrows in fig 2-1, and playing last.",
    answer=(
        "imitate the moves of human players",
        "improve by playing earlier selves",
        "collect positions and their winners",
        "predict the winner of a position",
        "play: search with these networks",
    ),
    shown=(
        "predict the winner of a position",
        "play: search with these networks",
        "imitate the moves of human players",
        "collect positions and their winners",
        "improve by playing earlier selves",
    ),
    because="Each stage makes the data of the next: human moves, then games won and lost, then positions with a "
    "winner. The search comes on top and is not in fig 2-1.",
)

SENTENCES = ChoiceQuiz(
    name="six_sentences",
    lesson=LESSON,
    question="A network is to describe objects in photographs. What are the six sentences of fig 2-2 to it?",
    options={
        "its output": "People wrote all six. A network that had learned from such sentences would give others.",
        "what it learns from": None,
        "its input": "What goes in is a photograph with one object marked. The sentence is what should come out.",
        "its score in the test": "A score needs a listener who tries to find the object. These are only the sentences.",
    },
    because="They are examples written by people, and show a network what should come out.",
)

WORKS = ChoiceQuiz(
    name="which_test",
    lesson=LESSON,
    question="Which finding shows that a generated program does what was asked?",
    options={
        "98.6 % of its characters are right": "One wrong character can be enough to stop it, and four of 280 did.",
        "it compiles without a warning": "The compiler checks the grammar. It does not know what you wanted.",
        "its structure is that of a training program": "That shows where it may come from, not what it prints.",
        "it prints the right answer for many new inputs": None,
    },
    because="Only running it on inputs with known answers tests what somebody wanted.",
)

EXERCISES = [ERROR_RATE, ALPHAGO, SENTENCES, WORKS, STANDARD_ERROR, LEAD, BOOTSTRAP]

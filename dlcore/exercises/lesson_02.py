"""Lesson 02, the single neuron: what its exercises and its quiz ask, and the mistakes they recognise."""

import numpy as np

import dlcore
from dlcore.exercises.exercise import Case, Exercise, Misconception, case
from dlcore.exercises.quiz import ChoiceQuiz

LESSON = "02_single_neuron"

# --- boundary_line ----------------------------------------------------------------------------------------


def boundary(w, b):
    return -w[0] / w[1], -b / w[1]


def bias_tilts(w, b):
    return -(w[0] + b) / w[1], 0.0


def tilted_and_shifted(w, b):
    return -(w[0] + b) / w[1], -b / w[1]


def bias_as_intercept(w, b):
    return -w[0] / w[1], b


def along_the_weights(w, b):
    return w[1] / w[0], -b / w[1]


def both_signs_lost(w, b):
    return w[0] / w[1], b / w[1]


def sign_of_slope_lost(w, b):
    return w[0] / w[1], -b / w[1]


def sign_of_intercept_lost(w, b):
    return -w[0] / w[1], b / w[1]


def inputs_swapped(w, b):
    return -w[1] / w[0], -b / w[0]


def where_z_is_a_half(w, b):
    return -w[0] / w[1], (0.5 - b) / w[1]


def where_z_is_one(w, b):
    return -w[0] / w[1], (1 - b) / w[1]


def values_swapped(w, b):
    return -b / w[1], -w[0] / w[1]


def not_divided(w, b):
    return -w[0], -b


BOUNDARY = Exercise(
    name="boundary_line",
    lesson=LESSON,
    reference=boundary,
    cases=(
        case(np.array([1.0, 1.0]), -1.5),
        case(np.array([0.5, -0.25]), 0.1),
        case(np.array([2.0, 4.0]), 0.0),
        case(np.array([-3.0, 2.0]), 6.0),
        case(np.array([0.0, -0.7]), 0.35),
    ),
    misconceptions=(
        Misconception(
            bias_tilts,
            "You let the bias tilt the line. It has no part in the slope: change b, and the line only shifts.",
        ),
        Misconception(
            tilted_and_shifted, "The bias stands in the slope as well. It shifts the line and never tilts it."
        ),
        Misconception(
            bias_as_intercept, "The bias is not yet the height of the line: z = 0 must be solved for x2, w2 included."
        ),
        Misconception(
            along_the_weights,
            "This line runs along w. The boundary stands at right angles to it, where w1·x1 + w2·x2 does not change.",
        ),
        Misconception(both_signs_lost, "Both signs are turned: what goes to the other side of = changes its sign."),
        Misconception(sign_of_slope_lost, "The sign of the slope is turned: w1·x1 goes to the other side."),
        Misconception(sign_of_intercept_lost, "The sign of the intercept is turned: b goes to the other side."),
        Misconception(inputs_swapped, "This is x1 as a function of x2. Solve z = 0 for x2."),
        Misconception(
            where_z_is_a_half,
            "You solved z = ½. A sigmoid's output is ½ where z is 0, and f has no other part in the boundary.",
        ),
        Misconception(where_z_is_one, "You solved z = 1. The neuron changes its mind where z is 0."),
        Misconception(values_swapped, "The two values are swapped: first the slope, then the intercept."),
        Misconception(not_divided, "x2 does not stand alone yet: divide by its weight."),
    ),
    hints=(
        "On the boundary z is 0. Write that out with w1, w2, x1, x2 and b: it is one equation with x2 in it.",
        "w2·x2 = −w1·x1 − b. What is left to do until x2 stands alone?",
        "x2 = −(w1/w2)·x1 − b/w2: the slope is what multiplies x1, the intercept is the rest.",
    ),
    minutes=8,
)

# --- sigmoid_and_slope ------------------------------------------------------------------------------------


class Loud(Case):
    """A trial in which a number that grows too large is an error and not only a warning."""

    def apply(self, function):
        with np.errstate(over="raise", invalid="raise"):
            return super().apply(function)


def sigmoid_with_its_slope(x):
    return dlcore.sigmoid(x), dlcore.d_sigmoid(x)


def _as_written(x):
    return 1 / (1 + np.exp(-x))


def formula_as_written(x):
    y = _as_written(x)
    return y, y * (1 - y)


def multiplied_by_e_to_the_x(x):
    y = np.exp(x) / (1 + np.exp(x))
    return y, y * (1 - y)


def both_branches_computed(x):
    y = np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))
    return y, y * (1 - y)


def slope_from_x(x):
    return dlcore.sigmoid(x), x * (1 - x)


def slope_from_x_and_overflow(x):
    return _as_written(x), x * (1 - x)


def slope_at_the_output(x):
    return dlcore.sigmoid(x), dlcore.d_sigmoid(dlcore.sigmoid(x))


def slope_at_the_output_and_overflow(x):
    y = _as_written(x)
    return y, dlcore.d_sigmoid(y)


def slope_of_tanh(x):
    y = dlcore.sigmoid(x)
    return y, 1 - y**2


def slope_without_y(x):
    y = dlcore.sigmoid(x)
    return y, 1 - y


def curve_mirrored(x):
    return dlcore.sigmoid(-x), dlcore.d_sigmoid(x)


def slope_turned(x):
    return dlcore.sigmoid(x), -dlcore.d_sigmoid(x)


def clipped_too_early(x):
    y = dlcore.sigmoid(np.clip(x, -10, 10))
    return y, y * (1 - y)


FROM_X = "x·(1 − x) is not the slope. σ′ = σ(1 − σ): in both places stands the output σ(x), not x."
AT_OUTPUT = "You took the slope at the output. It is wanted at x: the y you already have, times 1 − y."

SIGMOID = Exercise(
    name="sigmoid_and_slope",
    lesson=LESSON,
    reference=sigmoid_with_its_slope,
    cases=(
        Loud((np.array([0.0]),)),
        Loud((np.array([-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0]),)),
        Loud((np.array([[3.0, -4.0], [0.25, 27.2]]),)),
        Loud((np.array([1000.0]),)),
        Loud((np.array([-1000.0]),)),
        Loud((np.array([-1000.0, -30.0, 30.0, 1000.0]),)),
    ),
    misconceptions=(
        Misconception(
            formula_as_written,
            "At x = −1000 the formula asks for e¹⁰⁰⁰, which no number of the computer can hold. Never take np.exp of "
            "something large and positive.",
        ),
        Misconception(
            multiplied_by_e_to_the_x,
            "This form is safe for negative x only: at x = 1000 it is ∞ divided by ∞.",
        ),
        Misconception(
            both_branches_computed,
            "np.where chooses, but both branches are computed first, for every x, so both still overflow. Make what "
            "goes into np.exp harmless before.",
        ),
        Misconception(slope_from_x, FROM_X),
        Misconception(slope_from_x_and_overflow, FROM_X),
        Misconception(slope_at_the_output, AT_OUTPUT),
        Misconception(slope_at_the_output_and_overflow, AT_OUTPUT),
        Misconception(slope_of_tanh, "1 − y² is the slope of tanh. For the sigmoid it is y·(1 − y)."),
        Misconception(slope_without_y, "The slope is a product, y·(1 − y); the factor y is missing."),
        Misconception(curve_mirrored, "The curve is mirrored: σ grows from 0 on the left to 1 on the right."),
        Misconception(slope_turned, "The slope has the wrong sign: σ grows everywhere."),
        Misconception(
            clipped_too_early,
            "Clipping helps, but you clip where σ is not yet flat: the value there is still short of 0 or 1.",
        ),
    ),
    hints=(
        "Which values of x make np.exp(−x) too large? For those, multiply the fraction above and below by eˣ.",
        "np.exp(−|x|) is never more than 1. It serves both sides: σ(x) is 1 / (1 + e^−|x|) where x ≥ 0, and "
        "e^−|x| / (1 + e^−|x|) elsewhere.",
        "`e = np.exp(-np.abs(x))`, then `y = np.where(x >= 0, 1, e) / (1 + e)`, and the slope is `y * (1 - y)`.",
    ),
    minutes=10,
)

# --- gate_weights -----------------------------------------------------------------------------------------

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])


class Table(Case):
    """A trial whose result, weights and bias, is judged by what a step neuron with them says at the four corners."""

    def apply(self, function):
        result, changed = super().apply(function)
        if result is None:
            return None, changed
        if not isinstance(result, tuple) or len(result) != 2 or np.shape(result[0]) != (2,) or np.ndim(result[1]):
            raise ValueError("needed are two weights and one bias: return [w1, w2], b")
        weight, bias = (np.asarray(part, dtype=float) for part in result)
        return dlcore.step(CORNERS @ weight + bias), changed


AND, OR, NAND = ([1, 1], -1.5), ([1, 1], -0.5), ([-1, -1], 1.5)
ALWAYS, NEVER, NOR = ([0, 0], 1), ([0, 0], -1), ([-1, -1], 0.5)


def gates(gate):
    return {"AND": AND, "OR": OR, "NAND": NAND}[gate]


def one_is_enough_for_and(gate):
    return {"AND": OR, "OR": OR, "NAND": NAND}[gate]


def or_needs_both(gate):
    return {"AND": AND, "OR": AND, "NAND": NAND}[gate]


def and_or_swapped(gate):
    return {"AND": OR, "OR": AND, "NAND": NAND}[gate]


def without_bias(gate):
    return {"AND": ALWAYS, "OR": ALWAYS, "NAND": NOR}[gate]


def bias_turned(gate):
    return {"AND": ALWAYS, "OR": ALWAYS, "NAND": NEVER}[gate]


def nand_not_turned(gate):
    return {"AND": AND, "OR": OR, "NAND": AND}[gate]


def nand_weights_turned_only(gate):
    return {"AND": AND, "OR": OR, "NAND": NEVER}[gate]


def nand_says_always_yes(gate):
    return {"AND": AND, "OR": OR, "NAND": ALWAYS}[gate]


def nand_is_nor(gate):
    return {"AND": AND, "OR": OR, "NAND": NOR}[gate]


def same_for_every_gate(gate):
    return AND


GATES = Exercise(
    name="gate_weights",
    lesson=LESSON,
    reference=gates,
    cases=(Table(("AND",)), Table(("OR",)), Table(("NAND",))),
    misconceptions=(
        Misconception(
            one_is_enough_for_and, "Your AND says 1 when a single input is 1: z must be below 0 there. Lower the bias."
        ),
        Misconception(or_needs_both, "Your OR says 1 only when both inputs are 1. One must be enough: raise the bias."),
        Misconception(and_or_swapped, "AND and OR are swapped: AND needs both inputs, OR at least one."),
        Misconception(
            without_bias,
            "Without a bias the line goes through (0, 0), and z = 0 counts as 1 there. Shift the line with b.",
        ),
        Misconception(bias_turned, "The bias has the wrong sign. z = w·x + b: to need more, b must be lower."),
        Misconception(nand_not_turned, "Your NAND is AND. It must say 0 where AND says 1: turn the signs."),
        Misconception(
            nand_weights_turned_only,
            "Your NAND always says 0: the weights are turned and the bias is not. At (0, 0) z is b alone.",
        ),
        Misconception(
            nand_says_always_yes, "Your NAND always says 1. At (1, 1) z must be below 0: z = 0 still counts as 1."
        ),
        Misconception(
            nand_is_nor, "Your NAND says 1 at (0, 0) only: that is NOR. One input alone must not yet pull z below 0."
        ),
        Misconception(
            same_for_every_gate, "You return the same numbers for every gate: `gate` says which one is wanted."
        ),
    ),
    hints=(
        "At (0, 0) z is b; one input adds its weight; both add both. Write down the sign that z needs at each corner.",
        "Take w = [1, 1] for AND and OR: z is b, b + 1, b + 1, b + 2 at the corners. Between which two must 0 lie?",
        "AND: any b from −2 up to just below −1. OR: from −1 up to just below 0. NAND: AND's numbers with all signs "
        "turned, and b so that no corner lies on the line.",
    ),
    minutes=8,
)

# --- train_perceptron -------------------------------------------------------------------------------------


def _training(y=dlcore.step, learn_bias=True, sign=1, always=False, at_once=False, ahead=False):
    """Perceptron learning with one thing changed."""

    def learn(x, targets, max_epochs):
        weight, bias = np.zeros(x.shape[1]), 0.0
        for epoch in range(1, max_epochs + 1):
            mistakes, start = 0, (weight, bias)
            for sample, target in zip(x, targets, strict=True):
                at = start if at_once else (weight, bias)
                error = float(target - y(sample @ at[0] + at[1]))
                mistakes += error != 0
                push = float(target) if always else sign * error
                weight, bias = weight + push * sample, bias + learn_bias * push
            if ahead:
                mistakes = (y(x @ weight + bias) != targets).sum()
            if mistakes == 0:
                return weight, bias, epoch
        return weight, bias, max_epochs

    return learn


def bias_never_learned(x, targets, max_epochs):
    return _training(learn_bias=False)(x, targets, max_epochs)


def pushed_the_wrong_way(x, targets, max_epochs):
    return _training(sign=-1)(x, targets, max_epochs)


def target_for_error(x, targets, max_epochs):
    return _training(always=True)(x, targets, max_epochs)


def one_push_an_epoch(x, targets, max_epochs):
    return _training(at_once=True)(x, targets, max_epochs)


def zero_counts_as_no(x, targets, max_epochs):
    return _training(lambda z: (z > 0) * 1.0)(x, targets, max_epochs)


def stopped_before_the_clean_epoch(x, targets, max_epochs):
    return _training(ahead=True)(x, targets, max_epochs)


def never_stopped(x, targets, max_epochs):
    return *dlcore.train_perceptron(x, targets, max_epochs)[:2], max_epochs


def counted_from_zero(x, targets, max_epochs):
    weight, bias, epochs = dlcore.train_perceptron(x, targets, max_epochs)
    return weight, bias, epochs - 1


def one_epoch_only(x, targets, max_epochs):
    return dlcore.train_perceptron(x, targets, 1)


_RNG = np.random.default_rng(2)
CLOUD = _RNG.normal(size=(14, 2)).round(2) + np.repeat([[1.5, -1.0], [-1.0, 1.0]], 7, axis=0)
SOLID = _RNG.normal(size=(9, 3)).round(2)

PERCEPTRON = Exercise(
    name="train_perceptron",
    lesson=LESSON,
    reference=dlcore.train_perceptron,
    cases=(
        case(CORNERS, np.array([0, 1, 1, 1]), 20),
        case(CORNERS, np.array([0, 0, 0, 1]), 20),
        case(CORNERS, np.array([1, 1, 1, 0]), 20),
        case(CORNERS, np.array([1, 1, 1, 1]), 20),
        case(CORNERS, np.array([0, 1, 1, 0]), 12),
        case(CORNERS, np.array([0, 0, 0, 1]), 3),
        case(CLOUD, np.repeat([0, 1], 7), 50),
        case(SOLID, (SOLID @ np.array([1.0, -2.0, 0.5]) > 0.3).astype(int), 200),
    ),
    misconceptions=(
        Misconception(bias_never_learned, "The bias never changes. It is a weight too, of an input that is always 1."),
        Misconception(
            pushed_the_wrong_way,
            "Each mistake pushes the line the wrong way: the push is target − y, so that a missed 1 makes z larger.",
        ),
        Misconception(
            target_for_error,
            "You push by the target, also where the answer is right, and never where 0 is wanted. Push by target − y.",
        ),
        Misconception(
            one_push_an_epoch,
            "You judge all samples with the weights from the start of the epoch. The next sample must already meet "
            "the new weights.",
        ),
        Misconception(zero_counts_as_no, "z = 0 counts as 1 here: the neuron says 1 where z ≥ 0."),
        Misconception(
            stopped_before_the_clean_epoch,
            "You stop as soon as the line is right. The rule stops after an epoch in which it made no mistake, so this "
            "epoch counts too.",
        ),
        Misconception(
            never_stopped,
            "The epochs are wrong: stop after the first one without a mistake. Does the count of mistakes start again "
            "at 0 in each epoch?",
        ),
        Misconception(
            counted_from_zero, "The count of epochs is one too low: `range` starts at 0, the first epoch is 1."
        ),
        Misconception(one_epoch_only, "It returns after the first epoch: is the `return` inside the loop?"),
    ),
    hints=(
        "Two loops: over the epochs outside, over the samples inside. What must start again at 0 in every epoch?",
        "For one sample: y is 1 if z ≥ 0 and else 0; error = target − y; add error·sample to w and error to b.",
        "`for epoch in range(1, max_epochs + 1)`, inside it `mistakes = 0` and "
        "`for i in range(len(x))`; count `error != 0`, and after the inner loop "
        "`if mistakes == 0: return weight, bias, epoch`. After both loops return them with `max_epochs`.",
    ),
    core=False,
    minutes=20,
)

# --- quiz -------------------------------------------------------------------------------------------------

SAME_LINE = ChoiceQuiz(
    name="other_activation",
    lesson=LESSON,
    question="A sigmoid neuron says “yes” where y > ½. You put tanh in its place, and let “yes” be y > 0; weights and "
    "bias stay. Where is the boundary now?",
    options={
        "bent into the shape of tanh": "f bends the output along z. The boundary is still z = 0, a straight line.",
        "on the same straight line": None,
        "on a parallel line, shifted": "Only the bias shifts the line. Both y = ½ and y = 0 are reached at z = 0.",
        "on a steeper line, as tanh is steeper": "tanh is steeper across the line. It does not turn the line itself.",
    },
    because="σ(0) = ½ and tanh 0 = 0: both change their mind where z = 0, whatever their shape elsewhere.",
)

EXERCISES = [BOUNDARY, SAME_LINE, SIGMOID, GATES, PERCEPTRON]

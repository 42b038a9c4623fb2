"""The questions of lesson 04: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, Prediction

LOSS_OF_HALF = Prediction(
    name="loss_of_half",
    question="The loss is −ln p. A network gives the right class half the probability that it gave it before. "
    "What happens to its loss?",
    options=("it doubles", "it grows by 0.69, whatever it was", "it grows by a half"),
    answer="it grows by 0.69, whatever it was",
    because="−ln(p/2) = −ln p + ln 2, and ln 2 = 0.69.",
)

SHIFTED_LOGITS = Prediction(
    figure="logits_to_loss",
    at="boat=2&cat=4&dog=2",
    question="The logits are 0, 2 and 0, and the loss is 2.24. All three grow by 2. What is the loss?",
    options=("0.24", "2.24", "4.24"),
    answer="2.24",
    because="e² stands in front of every term above and below the line: it cancels. Only differences of logits count.",
)

SOFTMAX_BY_HAND = BlanksQuiz(
    name="softmax_by_hand",
    question="Logits 3, 3 and 1; the second class is right. Subtract the largest: 0, 0, −2. The exponentials are 1, 1 "
    "and 0.135.",
    lines=("p = 1 / ___ = ___", "loss = −ln p = ___", "gradient = (___, ___, 0.063)"),
    answers=(2.135, 0.468, 0.759, 0.468, -0.532),
    mistakes=(
        {3: "Divide by the sum of the exponentials, not by the number of classes."},
        {0.333: "The three are not equally likely: their exponentials are 1, 1 and 0.135."},
        {-0.759: "ln of a number below 1 is negative; the loss is minus that."},
        {-0.532: "1 is subtracted at the right class only, the second one."},
        {0.468: "At the right class 1 is subtracted.", 0.532: "p − 1 is negative: a larger logit lowers the loss."},
    ),
    because="The gradient is p, with 1 subtracted at the right class; it adds up to 0.",
)

DOUBLED_STEP = Prediction(
    figure="drop_a_ball",
    at="rate=0.26",
    question="With α = 0.13 the ball is less than 0.001 above the lowest loss after 25 steps. Now α is doubled.",
    options=("it arrives in half the steps", "it arrives later", "it never arrives"),
    answer="it never arrives",
    because="Across the valley every step now overshoots by more than it came from: it climbs, step by step.",
)

ONE_DECAY = Prediction(
    name="one_decay",
    question="A weight is 2, and the loss does not depend on it. α = 0.1, λ = 0.5, and the penalty is λ/2·w². "
    "What is the weight after one step of gradient descent?",
    options=("1.0", "1.5", "1.9", "1.95"),
    answer="1.9",
    because="The slope of the penalty is λw = 1, and the step is α times that: 2 − 0.1 · 1.",
)

STEP_BY_HAND = BlanksQuiz(
    name="step_by_hand",
    question="w = 4, the gradient of the loss is 2, α = 0.1, λ = 0.5.",
    lines=("gradient with the penalty = 2 + ___ = ___", "new w = 4 − 0.1 · ___ = ___"),
    answers=(2, 4, 4, 3.6),
    mistakes=(
        {
            4: "The slope of λ/2·w² is λ·w, not λ/2·w².",
            0.5: "λ is multiplied by w.",
            0.2: "α comes later, for all of it.",
        },
        {2: "Add the penalty's 2."},
        {2: "α multiplies both: the gradient of the loss and that of the penalty."},
        {1.8: "That is the slide's rule: its decay, 2, is not multiplied by α.", 4.4: "Downhill: subtract."},
    ),
    because="Loss and penalty are one function; its gradient is 2 + 0.5 · 4, and α multiplies all of it.",
)

TRAINED_TO_THE_THRESHOLD = Prediction(
    figure="rules_that_stop",
    at="noise=40 %&rule=below 0.1",
    question="Each training label had a chance of 40 % to become a random one, and training goes on until the loss on "
    "them is below 0.1. At its best epoch the network had 68 % of new digits right. And when it stops?",
    options=("75 %", "68 %", "57 %"),
    answer="57 %",
    because="To bring the loss that low it had to learn the wrong labels by heart, and that costs what it knew.",
)

STOP_BY_HAND = BlanksQuiz(
    name="stop_by_hand",
    question="Held-out losses of epochs 0, 1, 2, …: 2.0, 1.2, 1.4, 1.1, 1.3, 1.2, 0.9. Patience 1 would stop after "
    "epoch 2, one epoch past the best so far. Now patience 2.",
    lines=("the training ends after epoch ___", "and the weights of epoch ___ are kept"),
    answers=(5, 3),
    mistakes=(
        {
            3: "Epoch 3 is better than all before: the waiting starts again.",
            6: "Nobody knows the 0.9 yet: at epoch 5 the best is two epochs back.",
            4: "At epoch 4 the best, epoch 3, is one epoch back.",
        },
        {
            5: "That is the last epoch, two past the best.",
            6: "That epoch is never reached.",
            1: "1.1 is less than 1.2.",
        },
    ),
    because="Epochs 4 and 5 have not beaten epoch 3. That a 0.9 would have come is the price of stopping.",
)

WHICH_STOPS = ChoiceQuiz(
    name="which_data_stops",
    question="You choose the epoch that is best on held-out digits, and want to say how good the network is. On which "
    "digits do you measure that?",
    options={
        "on others, used for nothing before": None,
        "on those that chose the epoch": "Of 80 epochs the luckiest on these digits was taken: they flatter it.",
        "on the training digits": "It has learned them, wrong labels included.",
        "on any of them": "A number is only as good as its test is fresh.",
    },
    because="Data that made a choice cannot judge it. So there are three sets: training, validation, test.",
)

QUESTIONS = [
    LOSS_OF_HALF, SHIFTED_LOGITS, SOFTMAX_BY_HAND, DOUBLED_STEP, ONE_DECAY, STEP_BY_HAND, TRAINED_TO_THE_THRESHOLD,
    STOP_BY_HAND, WHICH_STOPS,
]  # fmt: skip

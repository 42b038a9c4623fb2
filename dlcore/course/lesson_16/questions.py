"""The questions of lesson 16: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, Prediction

WALK_THE_CELL = Prediction(
    figure="walk_the_cell",
    question="The output gate is forced to 0. What is the new C?",
    options=("0", "0.29", "0.47", "0.50"),
    answer="0.47",
    because="The output gate stands behind the belt: it hides C from h, and C goes on as it was, 0.47.",
)

CONVEYOR_BELT = Prediction(
    figure="conveyor_belt",
    question="Forget bias 1, input gate shut, 20 steps: how much of C is left?",
    options=("73 %", "15 %", "2 %", "0.2 %"),
    answer="0.2 %",
    because="0.731 multiplied by itself 20 times is 0.0019.",
)

COUNT_LSTM = NumberQuiz(
    name="count_lstm",
    question="An LSTM reads 65 inputs and has 128 units. How many numbers does it learn, with one bias for "
    "each unit of each layer, as in equation 19?",
    answer=99_328,
    mistakes={
        24_832: "That is one of the four layers inside: a plain RNN. An LSTM has four of that size.",
        74_496: "Three layers: the gates. The candidate has weights, too.",
        98_816: "These are the weights. Each of the four layers also has 128 biases.",
        99_840: "PyTorch’s number: it has two biases in each layer. Equation 19 has one.",
        33_792: "Each layer reads [h, x], 128 + 65 numbers, not x alone.",
        66_048: "Each layer reads [h, x], 128 + 65 numbers, not h alone.",
        98_820: "Each of the four layers has 128 biases, one for each unit.",
    },
    otherwise="Count one layer, W and b, then multiply by the number of layers inside the cell.",
    because="Four layers, each of 128 · (128 + 65) weights and 128 biases.",
)

WHICH_BUG = ChoiceQuiz(
    name="which_bug",
    question="Both functions are wrong in a sequence of five steps. Which check tells them apart?",
    options={
        "A sequence of one step": None,
        "A longer sequence": "With more steps both stay wrong. Go the other way.",
        "More units": "Both bugs are there with any number of units.",
        "Another random seed": "The bugs do not depend on the numbers.",
    },
    because="In one step nothing has to go back to an earlier h, so the function without that path is right there.",
)

QUESTIONS = [WALK_THE_CELL, CONVEYOR_BELT, COUNT_LSTM, WHICH_BUG]

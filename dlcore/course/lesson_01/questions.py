"""The questions of lesson 01: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, OrderQuiz, Prediction

SHIFTED_DIGIT = Prediction(
    figure="shifted_digit",
    at="digit=a 1&right=4",
    question="A handwritten 1 moves 4 pixels to the right. What does the network say?",
    options=("still 1", "another digit", "all ten are equally likely"),
    answer="another digit",
    because="It never saw a 1 there, and nothing makes it doubt.",
)

RATE_BY_HAND = BlanksQuiz(
    name="rate_by_hand",
    question="The network says 7, 2, 1, 0, 4 and right would be 7, 2, 1, 0, 9: one of five is wrong, a rate of 0.2. "
    "Now it says 3, 3, 8, 1, and right would be 3, 5, 8, 7.",
    lines=("wrong: ___ of 4, a rate of ___",),
    answers=(2, 0.5),
    mistakes=({3: "3 and 8 are right."}, {2: "Divide by how many there are.", 50: "A share, from 0 to 1."}),
    because="A wrong answer counts 1 whichever number was said.",
)

ALPHAGO = OrderQuiz(
    name="alphago_stages",
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
    question="Which finding shows that a generated program does what was asked?",
    options={
        "98.6 % of its characters are right": "One wrong character can be enough to stop it, and four of 280 did.",
        "it compiles without a warning": "The compiler checks the grammar. It does not know what you wanted.",
        "its structure is that of a training program": "That shows where it may come from, not what it prints.",
        "it prints the right answer for many new inputs": None,
    },
    because="Only running it on inputs with known answers tests what somebody wanted.",
)

REPAIRED = Prediction(
    name="repaired_program",
    question="The four characters are repaired. What does the program print for 3 9 2 7 5?",
    options=("9 and 7, as it should", "0 and 3", "9 and 9", "it never ends"),
    answer="0 and 3",
    because="Printing and `return` stand inside the outer loop: it reads one number, and max1 never gets a value.",
)

LEADERBOARD = Prediction(
    figure="leaderboard_noise",
    at="n=200&gap=1",
    question="A is right in 90 %, B in 91 % of all cases. Of 100 tests with 200 questions, in how many does A lead?",
    options=("about 1", "about 10", "about 30"),
    answer="about 30",
    because="Both scores scatter by two points, twice as much as the gap.",
)

ERROR_BY_HAND = BlanksQuiz(
    name="standard_error_by_hand",
    question="p = 0.9 and n = 100: √(0.9 · 0.1 / 100) = √0.0009 = 0.03. Now p = 0.8 and n = 400.",
    lines=("√(0.8 · ___ / ___) = ___",),
    answers=(0.2, 400, 0.02),
    tolerance=0.0005,
    mistakes=(
        {0.8: "p times 1 − p."},
        {20: "n itself goes under the root."},
        {0.0004: "Take the root.", 0.4: "That is √0.16. Divide by n first."},
    ),
    because="√(0.16 / 400) = √0.0004 = 0.02.",
)

LEAD_BY_HAND = BlanksQuiz(
    name="lead_by_hand",
    question="Two models, 80 % and 70 % right, each on 100 questions of its own: standard errors 0.04 and 0.046.",
    lines=("of the difference: √(0.04² + 0.046²) = ___", "the lead is 0.1, that is ___ standard errors"),
    answers=(0.061, 1.64),
    tolerance=0.002,
    mistakes=(
        {0.086: "Like the sides of a right triangle: squares, sum, root."},
        {2.5: "That is in standard errors of one score. The difference scatters more.", 10: "Divide the lead, 0.1."},
    ),
    because="0.1 / 0.061 = 1.64: below 2, so it may well be luck.",
)

QUESTIONS = [
    RATE_BY_HAND, SHIFTED_DIGIT, ALPHAGO, SENTENCES, REPAIRED, WORKS, LEADERBOARD, ERROR_BY_HAND, LEAD_BY_HAND,
]  # fmt: skip

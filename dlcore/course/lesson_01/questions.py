"""The questions of lesson 01: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import ChoiceQuiz, OrderQuiz, Prediction

SHIFTED_DIGIT = Prediction(
    figure="shifted_digit",
    question="A handwritten 1 moves 4 pixels to the right. What does the network say?",
    options=("still 1", "another digit", "all ten are equally likely"),
    answer="another digit",
    because="It never saw a 1 there, and nothing makes it doubt.",
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

QUESTIONS = [SHIFTED_DIGIT, ALPHAGO, SENTENCES, WORKS]

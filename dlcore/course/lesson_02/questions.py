"""The questions of lesson 02: predictions before a figure, quizzes after a section."""

from dlcore.course.checking.questions import ChoiceQuiz, Prediction

DECISION_PLANE = Prediction(
    figure="decision_plane",
    question="Which control bends the boundary?",
    options=("activation", "angle", "offset", "none of them"),
    answer="none of them",
    because="z = 0 is a straight line, and f depends on a point only through its z.",
)

SAME_LINE = ChoiceQuiz(
    name="other_activation",
    question="A sigmoid neuron says “yes” where y > ½. You put tanh in its place, and let “yes” be y > 0; weights and "
    "bias stay. Where is the boundary now?",
    options={
        "bent into the shape of tanh": "f bends the output along z. The boundary is still z = 0, a straight line.",
        "on the same straight line": None,
        "on a parallel line, shifted": "Only the bias shifts the line. Both y = ½ and y = 0 are reached at z = 0.",
        "on a steeper line, as tanh is steeper": "tanh is steeper across the line. It does not turn the line itself.",
    },
    because="σ(0) = ½ and tanh 0 = 0: with either, the answer changes where z = 0, whatever the shape elsewhere.",
)

QUESTIONS = [DECISION_PLANE, SAME_LINE]

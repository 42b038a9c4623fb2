"""The rooms of the course: which exercises and questions belong to which lesson."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from dlcore.course.checking.exercise import Exercise
from dlcore.course.checking.questions import Prediction, Quiz, Varied

COURSE = __package__.rpartition(".")[0]


@dataclass(frozen=True)
class Room:
    """What the room of one lesson holds, in the lesson's order. `lesson` is its number in two digits, "07"."""

    lesson: str
    exercises: tuple[Exercise, ...]
    quizzes: tuple[Quiz, ...]
    predictions: tuple[Prediction, ...]
    review: tuple[Quiz | Varied, ...]


@cache
def rooms():
    """All rooms, by the number of their lesson."""
    course = importlib.import_module(COURSE)
    names = sorted(module.name for module in pkgutil.iter_modules(course.__path__))
    found = [_room(name.removeprefix("lesson_")) for name in names if name.startswith("lesson_")]
    return {room.lesson: room for room in found}


def _room(lesson):
    package = f"{COURSE}.lesson_{lesson}"
    exercises = importlib.import_module(f"{package}.exercises").EXERCISES
    questions = importlib.import_module(f"{package}.questions").QUESTIONS
    quizzes = tuple(question for question in questions if isinstance(question, Quiz))
    predictions = tuple(question for question in questions if isinstance(question, Prediction))
    review = importlib.import_module(f"{package}.review").REVIEW
    return Room(lesson, tuple(exercises), quizzes, predictions, tuple(review))


@cache
def exercises():
    """All exercises of the course, by name."""
    return {exercise.name: exercise for room in rooms().values() for exercise in room.exercises}


@cache
def quizzes():
    """All quizzes of the course, by name."""
    return {quiz.name: quiz for room in rooms().values() for quiz in room.quizzes}


@cache
def predictions():
    """All predictions of the course, by the name of the figure that answers them, or by their own."""
    return {prediction.key: prediction for room in rooms().values() for prediction in room.predictions}

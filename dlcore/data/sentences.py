"""Sentences without meaning but with grammar: something to learn whose rules are known."""

import numpy as np

__all__ = ["sentences"]

NOUNS = ["cat", "dog", "bird", "robot", "teacher", "student", "neighbour", "pilot"]
VERBS = ["see", "hear", "follow", "know", "help", "draw"]  # with an object
ACTS = ["sleep", "sing", "laugh", "wait", "run"]  # without one
ADJECTIVES = ["tall", "young", "small", "clever", "quiet"]
DETERMINERS = {"one": ["the", "a", "every"], "many": ["the", "two", "some", "all"]}


def sentences(count, rng=None):
    """Text made of sentences such as "the tall cat that two dogs follow sleeps. ".

    Nouns and verbs agree: "cat" wants "sleeps" and "cats" want "sleep", also across all that may come between them.
    This is a rule that can be broken by forgetting, so it shows whether a model remembers.

    **Shapes**: returns one string of lower-case letters, spaces and full stops. The same seed gives the same text.

    >>> sentences(2, rng=1)
    'a cat sleeps. two birds laugh. '
    """
    rng = np.random.default_rng(rng)
    return "".join(f"{_sentence(rng)}. " for _ in range(count))


def _sentence(rng):
    number = _one_of(rng, DETERMINERS)
    return f"{_noun_phrase(rng, number, depth=0)} {_verb_phrase(rng, number, depth=0)}"


def _noun_phrase(rng, number, depth):
    words = [_one_of(rng, DETERMINERS[number])]
    if rng.random() < 0.4:
        words.append(_one_of(rng, ADJECTIVES))
    words.append(_one_of(rng, NOUNS) + ("s" if number == "many" else ""))
    if rng.random() < 0.4 and depth < 2:
        words += ["that", _clause(rng, number, depth + 1)]
    return " ".join(words)


def _clause(rng, number, depth):
    """What comes after "that": the noun acts itself, or somebody else does something to it."""
    if rng.random() < 0.5:
        return _verb_phrase(rng, number, depth)
    other = _one_of(rng, DETERMINERS)
    return f"{_noun_phrase(rng, other, depth)} {_agree(_one_of(rng, VERBS), other)}"


def _verb_phrase(rng, number, depth):
    if rng.random() < 0.5:
        return _agree(_one_of(rng, ACTS), number)
    return f"{_agree(_one_of(rng, VERBS), number)} {_noun_phrase(rng, _one_of(rng, DETERMINERS), depth + 1)}"


def _agree(verb, number):
    return verb if number == "many" else verb + "s"


def _one_of(rng, choices):
    return list(choices)[rng.integers(len(choices))]

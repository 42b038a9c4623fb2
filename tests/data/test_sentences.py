import re

import numpy as np

from dlcore import sentences
from dlcore.data.sentences import ACTS, ADJECTIVES, NOUNS, VERBS

TEXT = sentences(300, rng=0)


def test_the_seed_decides():
    assert sentences(300, rng=0) == TEXT
    assert sentences(300, rng=1) != TEXT
    assert sentences(10, np.random.default_rng(0)) == TEXT[: len(sentences(10, rng=0))]
    assert sentences(0, rng=0) == ""


def test_it_is_made_of_known_words():
    plain = {word for words in (NOUNS, VERBS, ACTS, ADJECTIVES) for word in words}
    known = plain | {word + "s" for word in plain} | {"the", "a", "every", "two", "some", "all", "that"}
    assert TEXT.count(". ") == 300
    assert set(re.findall("[a-z]+", TEXT)) <= known
    assert set(TEXT) <= set("abcdefghijklmnopqrstuvwxyz .")


def test_nouns_and_verbs_agree():
    """In sentences without "that" the verb follows its noun: exactly one of the two ends in s."""
    simple = [sentence for sentence in TEXT.split(". ") if sentence and "that" not in sentence]
    assert len(simple) > 50
    for sentence in simple:
        words = [word for word in sentence.split() if word not in ADJECTIVES]
        _, noun, verb, *rest = words
        assert noun.endswith("s") != verb.endswith("s"), sentence
        assert len(rest) in (0, 2)


def test_agreement_has_to_be_remembered_across_other_nouns():
    """ "Every cat that two dogs see sleeps": the last verb belongs to the first noun."""
    text = ". " + sentences(2000, rng=0)
    verbs = "|".join(VERBS)
    one = re.findall(rf"\. (?:every|a) \w+ that (?:some|two|all) \w+s (?:{verbs}) (\w+)", text)
    many = re.findall(rf"\. (?:some|two|all) \w+ that (?:every|a) \w+ (?:{verbs})s (\w+)", text)
    assert min(len(one), len(many)) > 5
    assert all(verb.endswith("s") for verb in one)
    assert not any(verb.endswith("s") for verb in many)

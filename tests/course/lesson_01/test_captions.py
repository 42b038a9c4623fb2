import pytest

from dlcore.course.lesson_01 import captions
from dlcore.course.lesson_01.captions import HIDDEN, PERSON, PROGRAM, SENTENCES, who_wrote_it


def test_the_six_sentences_of_the_slide_are_human():
    assert [sentence.author for sentence in SENTENCES].count(PERSON) == 6
    assert [sentence.author for sentence in SENTENCES].count(PROGRAM) == 3
    assert len({sentence.words for sentence in SENTENCES}) == 9


def test_the_programs_sentences_follow_its_template():
    for sentence in SENTENCES:
        thing, _, doing = sentence.words.removeprefix("A ").rstrip(".").partition(" is ")
        assert (captions.template(thing, doing) == sentence.words) == (sentence.author == PROGRAM)


@pytest.mark.parametrize(
    ("number", "guess", "verdict"), [(0, PERSON, "Right"), (0, PROGRAM, "No"), (1, PROGRAM, "Right")]
)
def test_a_guess_reveals_the_author(number, guess, verdict):
    assert f"{verdict}: {SENTENCES[number].author} wrote it." in who_wrote_it(number, guess).alt


@pytest.mark.parametrize("number", range(9))
def test_nothing_is_revealed_before_a_guess(number):
    assert "wrote it." not in who_wrote_it(number, HIDDEN).alt


def test_another_sentence_comes_without_its_author():
    for number in range(9):
        assert f'data-set="sentence:{number};guess:{HIDDEN}"' in who_wrote_it(0, PERSON).panels[0]

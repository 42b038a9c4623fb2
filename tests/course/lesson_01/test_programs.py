from dlcore.course.lesson_01 import programs
from dlcore.course.lesson_01.programs import FIRST, GENERATED, SECOND


def test_names_are_nearer_in_program_2():
    shared = [len(programs.names(GENERATED) & programs.names(other)) for other in (FIRST, SECOND)]
    assert shared == [3, 5]
    assert "5 of the 8 names in the two are in both: a, i, max1, max2, n." in alt("training program 2", "names")


def test_structure_is_nearer_in_program_1():
    steps = [[word for _, _, word in programs.flow(program)] for program in (GENERATED, FIRST, SECOND)]
    assert steps[0] == steps[1] == ["scanf", "for", "scanf", "if", "for", "if", "printf", "return"]
    assert len(steps[2]) == 14
    assert "8 of its 8 steps" in alt("training program 1", "structure")
    assert "7 of its 8 steps" in alt("training program 2", "structure")


def test_the_errors_stand_where_they_are_marked():
    lines = GENERATED.splitlines()
    assert all(lines[number][column:].startswith(word) for number, column, word in programs.ERRORS)


def test_words_in_quotes_are_no_names():
    assert programs.names('scanf("%d",&n);') == {"n"}


def alt(which, compare):
    return programs.nearest_programs(which, compare).alt


def test_a_word_is_the_same_term_in_both_programs():
    for compare, term in (("names", "max"), ("structure", "step 8")):
        for panel in programs.nearest_programs("training program 1", compare).panels:
            assert f'data-term="{term}"' in panel

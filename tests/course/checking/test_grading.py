"""check, use and hint: the flow, and what a report shows."""

import pytest

import dlcore
from dlcore.course.checking import check, hint, use
from dlcore.course.checking.report import CORRECT, ERROR, NOT_YET, WRONG
from tests.course.checking.answers import GUARD, RIGHT, answer


def test_the_four_answers():
    assert check(answer("raise NotImplementedError")).status == NOT_YET
    assert check(answer("return undefined")).status == ERROR
    assert check(answer("return 3")).status == WRONG
    assert check(answer(RIGHT)).status == CORRECT


def test_a_wrong_answer_is_shown_with_the_smallest_case_and_both_results():
    report = check(answer("return n + padding - kernel_size + 1"))
    assert report.trial == "out_size(5, 3, stride=2)"
    assert (report.got, report.expected) == ("3", "2")
    text = repr(report)
    assert "got       3" in text
    assert "expected  2" in text


def test_arrays_are_shown_with_their_first_difference():
    report = check(
        answer("return dlcore.conv2d(image, kernel, stride, padding)", "corr2d", "image, kernel, stride=1, padding=0")
    )
    assert report.mistake == "kernel_turned"
    assert "First difference at [0, 0]: " in report.detail


def test_an_error_names_the_line_of_the_students_code():
    report = check(answer("total = n\nreturn total / zero"))
    assert report.status == ERROR
    assert "There is no `zero`" in report.message.replace("there", "There")
    assert "line 3" in report.detail
    assert "name 'zero' is not defined" in report.detail


# A full stack may also meet whoever watches the garbage collector, such as hypothesis.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ("return out_size(n, kernel_size)", ERROR, "calls itself without end"),
        ("sys.setrecursionlimit(3000)\nreturn out_size(n, kernel_size)", ERROR, "calls itself without end"),
        ("sys.exit()", ERROR, "leave Python"),
        ("return exit()", ERROR, ""),
        ("raise BaseException('no')", ERROR, "BaseException: no"),
        ("raise GeneratorExit", ERROR, "GeneratorExit"),
        ("return int(input())", ERROR, "nobody is there to type"),
        ("yield 3", WRONG, "generator"),
        ("return (i for i in range(3))", WRONG, "generator"),
        ("pass", WRONG, "return"),
        ("print(3)", WRONG, "`print` only shows"),
        ("if n == 5: return 3", WRONG, "ends without coming to a `return`"),
        ("return out_size", WRONG, "does not call it"),
        ("return ValueError", WRONG, "Write `raise`"),
        ("return '3'", WRONG, "text"),
        ("return [3]", WRONG, "list"),
        ("return True", WRONG, "True or False"),
        ("return 3 + 0j", WRONG, ""),
        ("return np.array([3])", WRONG, ""),
        ("return float('nan')", WRONG, ""),
        ("return 10 ** 5000", WRONG, ""),
    ],
)
def test_strange_answers_get_a_calm_report(body, status, words):
    report = check(answer(body))
    assert report.status == status
    assert words in report.message + report.detail
    assert repr(report)
    assert report._repr_html_()


def test_an_object_whose_comparison_raises():
    class Prickly:
        def __eq__(self, other):
            raise RuntimeError("do not compare me")

        __hash__ = None

        def __repr__(self):
            raise RuntimeError("do not print me")

    prickly = Prickly()

    def out_size(n, kernel_size, stride=1, padding=0):
        return prickly

    report = check(out_size)
    assert report.status == WRONG
    assert "cannot be printed" in repr(report)
    assert report._repr_html_()


def test_check_wants_the_function_itself():
    for thing in (3, None, "out_size"):
        assert "needs the function itself" in check(thing).message
    assert "no exercise called" in check(answer("return 1", name="out_sise")).message
    with pytest.raises(ValueError, match=r"hint needs the function itself, got 'out_size': write hint\(out_size\)"):
        hint("out_size", 1)


def test_a_lambda_and_a_class_are_no_exercise():
    assert check(lambda n: n).status == ERROR
    assert check(dict).status == ERROR


def test_strict_mode_raises_on_anything_but_correct(monkeypatch):
    monkeypatch.setenv("DLCORE_STRICT", "1")
    assert check(answer(RIGHT)).status == CORRECT
    for body in ("raise NotImplementedError", "return 3", "return undefined"):
        with pytest.raises(AssertionError):
            check(answer(body))


def test_use_takes_the_right_answer_and_says_which(capsys):
    right, wrong = answer(RIGHT), answer("return 3")
    assert use(right) is right
    assert use(wrong) is dlcore.out_size
    assert capsys.readouterr().out == "using your out_size\nusing dlcore's out_size until yours is correct\n"
    with pytest.raises(ValueError, match="no exercise called"):
        use(answer("return 1", name="nothing"))


def test_hints_come_one_by_one(capsys):
    stub = answer("raise NotImplementedError")
    hint(stub)
    assert capsys.readouterr().out.startswith("Hint 1 of 3: ")
    hint(stub, 3)
    assert capsys.readouterr().out.startswith("Hint 3 of 3: ")
    with pytest.raises(ValueError, match="1 to 3"):
        hint(stub, 4)


def test_the_box_escapes_what_the_student_wrote():
    report = check(answer("print('<b>bold</b>')\nreturn '<script>'"))
    assert "<script>" not in report._repr_html_()
    assert "<b>bold" not in report._repr_html_()


LIBRARY = [
    ("return dlcore.out_size(n, kernel_size, stride, padding)", "out_size", "n, kernel_size, stride=1, padding=0"),
    ("from dlcore import conv2d as c\nreturn c(image, kernel)", "conv2d", "image, kernel"),
    ("s = dlcore.lstm_step(x, h, C, weight, bias)\nreturn s.C, s.h", "cell_step", "x, h, C, weight, bias"),
    ("return dlcore.sigmoid(x), dlcore.d_sigmoid(x)", "sigmoid_and_slope", "x"),
]


@pytest.mark.parametrize(("body", "name", "arguments"), LIBRARY)
def test_the_librarys_own_answer_is_recognised_kindly(body, name, arguments):
    report = check(answer(body, name, arguments))
    assert report.status == NOT_YET
    assert "the library's own answer, and right" in report.message


def test_what_a_lesson_allows_of_the_library_is_no_borrowed_answer():
    assert check(answer("return dlcore.corr2d(image, kernel[::-1, ::-1])", "conv2d", "image, kernel")).status == CORRECT


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (GUARD + "return (n + 2 * padding - kernel_size) // stride", "plus_one_forgotten"),
        (GUARD + "return (n - kernel_size) // stride + 1", "padding_ignored"),
        ("return (n - kernel_size) // stride + 1", "padding_ignored + nothing_refused"),
        ("return n + 2 * padding - kernel_size + 1", "stride_forgotten + nothing_refused"),
        ("return (n + padding - kernel_size) / stride + 1", None),
    ],
)
def test_mistakes_are_recognised_alone_and_in_pairs(body, name):
    assert check(answer(body)).mistake == name


def test_an_answer_right_for_some_inputs_only_is_told_how_many():
    report = check(answer("if stride > 4 or n > 300: return 0\n" + RIGHT))
    assert report.status == WRONG
    assert "29 of 30 trials are right." in report.detail or "28 of 30 trials are right." in report.detail


def test_changing_the_first_line_gets_its_own_words():
    assert "Leave the first line" in check(answer("return 3", arguments="n, kernel_size")).message


@pytest.mark.parametrize("dtype", ["int", "image.dtype", "kernel.dtype"])
def test_sums_that_lose_their_fractions_are_wrong(dtype):
    for name in ("corr2d", "conv2d"):
        arguments = "image, kernel, stride=1, padding=0" if name == "corr2d" else "image, kernel"
        more = ", stride, padding" if name == "corr2d" else ""
        report = check(answer(f"return dlcore.{name}(image, kernel{more}).astype({dtype})", name, arguments))
        assert report.status == WRONG


def test_a_memory_by_size_is_wrong():
    body = "key = (len(kernel), n)\nif key not in seen: seen[key] = dlcore.toeplitz(kernel, n)\nreturn seen[key]"
    assert check(answer(body, "toeplitz", "kernel, n, seen={}")).status == WRONG

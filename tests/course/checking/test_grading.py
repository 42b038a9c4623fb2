"""check, use and hint on answers of every kind, hostile ones among them."""

import sys
import threading
import time

import numpy as np
import pytest

import dlcore
from dlcore.course.checking import check, hint, sandbox, use
from dlcore.course.checking.compare import difference
from dlcore.course.checking.report import CORRECT, ERROR, NOT_YET, WRONG
from dlcore.course.checking.trials import trial


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    monkeypatch.setenv("DLCORE_PROGRESS", "off")


def answer(body, name="out_size", arguments="n, kernel_size, stride=1, padding=0"):
    """A function whose body is `body`."""
    names = {"np": np, "dlcore": dlcore, "sys": sys}
    exec(f"def {name}({arguments}):\n" + "\n".join("    " + line for line in body.splitlines()), names)
    return names[name]


GUARD = "if kernel_size > n + 2 * padding: raise ValueError\n"
RIGHT = "return dlcore.out_size(n, kernel_size, stride, padding)"


def test_the_four_answers():
    assert check(answer("raise NotImplementedError")).status == NOT_YET
    assert check(answer("return undefined")).status == ERROR
    assert check(answer("return 3")).status == WRONG
    assert check(answer(RIGHT)).status == CORRECT


def test_a_wrong_answer_is_shown_with_the_case_and_both_results():
    report = check(answer("return n + padding - kernel_size + 1"))
    assert report.trial == "out_size(5, 3, stride=2)"
    assert (report.got, report.expected) == (3, 2)
    text = repr(report)
    assert "got       3" in text
    assert "expected  2" in text


def test_arrays_are_shown_with_their_first_difference():
    report = check(
        answer("return dlcore.conv2d(image, kernel, stride, padding)", "corr2d", "image, kernel, stride=1, padding=0")
    )
    assert report.mistake == "kernel_turned"
    assert report.detail.startswith("First difference at [0, 0]: 34, expected 26 (7 of 9 numbers differ).")


def test_an_error_names_the_line_of_the_students_code():
    report = check(answer("total = n\nreturn total / zero"))
    assert report.status == ERROR
    assert "NameError: name 'zero' is not defined" in report.message
    assert "line 3" in report.detail


# A full stack may also meet whoever watches the garbage collector, such as hypothesis.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        ("while True: pass", ERROR, "stopped after"),
        ("while True:\n    try:\n        n = n + 0\n    except:\n        pass", ERROR, "stopped after"),
        ("return out_size(n, kernel_size)", ERROR, "calls itself without end"),
        ("sys.setrecursionlimit(3000)\nreturn out_size(n, kernel_size)", ERROR, "calls itself without end"),
        ("sys.exit()", ERROR, "leave Python"),
        ("return exit()", ERROR, ""),
        ("raise BaseException('no')", ERROR, "BaseException: no"),
        ("raise GeneratorExit", ERROR, "GeneratorExit"),
        ("yield 3", WRONG, ""),
        ("return (i for i in range(3))", WRONG, ""),
        ("pass", WRONG, "return"),
        ("return out_size", WRONG, ""),
        ("return [3]", WRONG, ""),
        ("return True", WRONG, ""),
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
    assert repr(report)
    assert report._repr_html_()


def test_a_million_lines_are_cut(capsys):
    report = check(answer("for i in range(10 ** 5): print('line', i)\nreturn 1"))
    assert len(report.printed) <= sandbox.PRINTED
    assert report.printed.startswith("line 0\nline 1\n")
    assert capsys.readouterr().out == ""


def test_replacing_parts_of_numpy_is_undone_and_told():
    before = np.sum, np.linalg.norm, dlcore.out_size, len
    body = "np.sum = np.linalg.norm = dlcore.out_size = None\nimport builtins\nbuiltins.len = None\nreturn 3"
    report = check(answer(body))
    assert (np.sum, np.linalg.norm, dlcore.out_size, len) == before
    assert report.status == WRONG
    assert "builtins.len, numpy.sum" in report.detail


def test_a_right_answer_that_replaces_numpy_is_not_correct():
    assert check(answer("np.mean = None\n" + RIGHT)).status == WRONG


def test_warnings_settings_of_numpy_are_put_back():
    before = np.geterr()
    check(answer("np.seterr(all='ignore')\n" + RIGHT))
    assert np.geterr() == before


def test_changing_the_input_is_wrong_even_with_the_right_result():
    body = "image.setflags(write=True)\nresult = dlcore.conv2d(image, kernel)\nimage += 1\nreturn result"
    report = check(answer(body, "conv2d", "image, kernel"))
    assert report.detail.startswith("It changed its input. Work on a copy: `image = image.copy()`.")


def test_runaways_are_stopped_in_other_threads_too():
    """There is no alarm signal there, nor on Windows, nor in a browser."""
    reports = []
    thread = threading.Thread(target=lambda: reports.append(check(answer("while True: pass"))))
    began = time.monotonic()
    thread.start()
    thread.join(20)
    assert not thread.is_alive()
    assert "stopped after" in reports[0].message
    assert time.monotonic() - began < 15


def test_check_wants_the_function_itself():
    for thing in (3, None, "out_size"):
        assert "needs the function itself" in check(thing).message
    assert "no exercise called" in check(answer("return 1", name="out_sise")).message


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


def test_a_check_that_fails_itself_calls_nothing_correct(monkeypatch):
    """As where the operating system has no timer: reference and answer failed alike, and seemed to agree."""

    def broken(seconds, code):
        raise AttributeError("no timer here")

    monkeypatch.setattr(sandbox, "_time_limit", broken)
    for body in (RIGHT, "raise NotImplementedError"):
        report = check(answer(body))
        assert report.status == ERROR
        assert "The check itself failed" in report.message


def test_without_a_timer_signal_runaways_are_stopped_all_the_same(monkeypatch):
    """Python in a browser has SIGALRM but no setitimer."""
    monkeypatch.delattr(sandbox.signal, "setitimer")
    assert check(answer(RIGHT)).status == CORRECT
    assert check(answer("raise NotImplementedError")).status == NOT_YET
    assert "stopped after" in check(answer("while True: pass")).message


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("return (n + 2 * padding - kernel_size) // stride", "plus_one_forgotten"),
        ("return (n + padding - kernel_size) // stride + 1", "padding_counted_once"),
        ("return (n + 2 * padding - kernel_size) / stride + 1", "floor_forgotten"),
        ("return n + 2 * padding - kernel_size + 1", "stride_forgotten"),
        ("return (n - kernel_size) // stride + 1", "padding_ignored"),
        (GUARD + "return (n - kernel_size) // stride + 1", "padding_ignored"),
    ],
)
def test_mistakes_are_recognised_before_bad_input_is_refused(body, name):
    """People write the refusal last."""
    assert check(answer(body)).mistake == name


def test_an_answer_right_for_some_inputs_only_is_told_how_many():
    body = "if stride > 4 or n > 300: return 0\n" + RIGHT
    report = check(answer(body))
    assert report.status == WRONG
    assert "15 of 17 trials are right." in report.detail


def test_an_answer_truncated_instead_of_rounded_down_is_wrong():
    body = "r = int((n + 2 * padding - kernel_size) / stride) + 1\nif r <= 0: raise ValueError\nreturn r"
    assert check(answer(body)).trial == "out_size(2, 3, 2)"


def test_returning_an_error_and_changing_the_first_line_get_their_own_words():
    assert (
        "Write `raise`, not `return`."
        in check(answer("if kernel_size > n + 2 * padding: return ValueError('no')\n" + RIGHT)).detail
    )
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
    remembering = answer(body, "toeplitz", "kernel, n, seen={}")
    assert check(remembering).status == WRONG


def test_two_numbers_may_come_as_a_list_or_an_array():
    expected = (1.5, 2.0)
    assert difference([1.5, 2.0], expected) is None
    assert difference(np.array([1.5, 2.0]), expected) is None
    assert "needs 2" in difference([1.5], expected)
    assert "Value 2" in difference([1.5, 3.0], expected)


def test_arrays_inside_a_list_are_watched_for_changes():
    given = trial([np.zeros(2)], [(np.ones(1), 3)])

    def writes(weights, pairs):
        weights[0][0] = 7

    def reads(weights, pairs):
        return weights[0].sum()

    assert given.apply(writes)[1] == ["weights"]
    assert given.apply(reads)[1] == []


def test_a_trial_names_the_functions_it_passes():
    assert trial([(np.sin, np.cos)], 1.0).describe("slope_through") == "slope_through([(sin, cos)], 1.0)"

"""Find the words for an answer that is not right: the surest reason first."""

import inspect

from dlcore.course.checking import diagnosis, errors
from dlcore.course.checking.finding import Finding
from dlcore.course.checking.recognise import mistake_and_more, one_mistake, probably_a_mistake, two_mistakes
from dlcore.course.checking.running.limits import TimeUp


def explain(sheet):
    """The `Finding` on a sheet with at least one failing case, and further remarks in words."""
    for look in _LOOKS:
        finding = _tried(look, sheet)
        if finding is not None:
            return finding, _remarks(sheet, finding)
    return Finding("", _difference(sheet)), _remarks(sheet, None)


FORGIVING = True  # tests want to see what goes wrong here; a student does not


def _tried(look, sheet):
    """What a look finds: results may be stranger than it thinks, and then another one has its turn."""
    try:
        return look(sheet)
    except Exception:
        if not FORGIVING:
            raise
    return None


def _side_effects(sheet):
    """What an answer did to others comes first: it may well be why the numbers are wrong."""
    if isinstance(sheet.shown.outcome.error, TimeUp):
        return Finding("error", errors.about(sheet.shown.outcome.error, sheet.answer))
    for case in sheet.faulty:
        if case.outcome.replaced:
            return Finding("side effect", case.fault)
    changed = sheet.shown.outcome.changed
    if not changed:
        return None
    right = all(case.outcome.changed or not case.fault for case in sheet.cases) and sheet.parts
    wrong = right and any(pair.wrong.any() for group in sheet.parts for pair in group)
    message = (
        f"{'The result is right, but i' if right and not wrong else 'I'}t changed its input {changed}. {_IN_PLACE}"
    )
    return Finding("side effect", message)


_IN_PLACE = (
    "Others still need it. `+=`, `x[…] = …`, `out=`, `sort`, `pop` and the like write into the thing itself: "
    "build a new one instead."
)


def _first_line(sheet):
    """Other arguments than those of the stub."""
    asked, given = (list(inspect.signature(f).parameters) for f in (sheet.exercise.solution, sheet.answer))
    torn = [error for case in sheet.faulty if isinstance(error := case.outcome.error, TypeError)]
    if asked != given and any(not errors.place(error, sheet.answer) for error in torn):
        return Finding(
            "error",
            f"It is called with {', '.join(f'`{name}`' for name in asked)}. Leave the first line (`def …`) as it was.",
        )
    return None


def _nothing(sheet):
    """None, where a result is asked for."""
    words = diagnosis.form_of_kind(sheet) if sheet.shown.valued and sheet.shown.got is None else None
    return Finding("form", words) if words else None


def _reading(sheet):
    """What the exercise's own file has to say about such an answer."""
    if sheet.exercise.read is None:
        return None
    outcome = sheet.measure_reading()
    return Finding("reading", outcome) if outcome else None


def _refusals(sheet):
    """Bad input that is not refused, or not as asked; good input that is."""
    bad = [case for case in sheet.faulty if case.right.error is not None]
    if bad and len(bad) == len(sheet.faulty):
        return Finding("refusal", _not_refused(sheet, bad))
    error = sheet.shown.outcome.error
    unasked = sheet.shown.right.error is None and isinstance(error, tuple(_refusals_of(sheet)))
    if unasked and errors.deliberate(error):
        words = "It refuses an input that is fine: your `if … raise` asks for more than the text does."
        return Finding("refusal", words)
    return None


def _refusals_of(sheet):
    return {case.trial.raises for case in sheet.cases if case.trial.raises}


def _not_refused(sheet, bad):
    error = bad[0].outcome.error
    wanted = type(bad[0].right.error).__name__
    if isinstance(error, AssertionError):
        return f"`assert` raises an AssertionError. A {wanted} is asked for: `if …: raise {wanted}(…)`."
    if error is not None and errors.deliberate(error):
        return f"It refuses bad input with {type(error).__name__}. A {wanted} is asked for: `raise {wanted}(…)`."
    if error is not None:
        return (
            f"The results are right, but bad input ends in {type(error).__name__}. Look for it yourself "
            f"and `raise {wanted}(…)`."
        )
    if isinstance(bad[0].got, Exception | type):
        return f"Write `raise`, not `return`, in front of the {wanted}."
    refused = [case for case in sheet.good if case.right.error is not None]
    if refused:
        one, other = refused[0].trial.describe(sheet.exercise.name), bad[0].trial.describe(sheet.exercise.name)
        return f"It refuses some bad input, such as `{one}`, but not all: `{other}` must raise {wanted} as well."
    return (
        f"The results are right. Still missing: a {wanted} where the text asks for one, for instance in "
        f"`{bad[0].trial.describe(sheet.exercise.name)}`."
    )


def _errors(sheet):
    """An error nobody asked for, if the smallest failing trial ends in one."""
    error = sheet.shown.outcome.error
    if error is None or sheet.shown.right.error is not None:
        return None
    told = errors.meaning(error) is not None or errors.by_the_library(error)
    return Finding("error" if told else "", errors.about(error, sheet.answer))


def _one_trial(sheet):
    """Right but for a single trial."""
    if len(sheet.faulty) == 1 and len(sheet.good) > 3:
        return Finding(
            "condition",
            f"It is right in all trials but one, the one shown here. {_difference(sheet)}",
        )
    return None


def _difference(sheet):
    """Where the smallest failing trial first differs."""
    return sheet.shown.fault


def _remarks(sheet, finding):
    """What else can be said: which values are right, in which trials, and where the first difference is."""
    remarks = []
    if finding is None or finding.kind not in ("mistake", "two mistakes", "part"):
        remarks.append(diagnosis.right_parts(sheet))
    if finding is None or finding.kind not in ("mistake", "two mistakes", "condition", "side effect"):
        remarks.append(diagnosis.condition(sheet))
    said = finding is None or finding.kind == "side effect"
    if not said and sheet.shown.valued and not isinstance(sheet.shown.expected, int | float):
        remarks.append(_difference(sheet))
    if sheet.good:
        remarks.append(f"{len(sheet.good)} of {len(sheet.cases)} trials are right.")
    return " ".join(filter(None, dict.fromkeys(remarks)))


_LOOKS = [
    _first_line,
    _side_effects,
    one_mistake,
    diagnosis.of_the_order,
    diagnosis.simple_relation,
    two_mistakes,
    mistake_and_more,
    _reading,
    _refusals,
    _errors,
    _nothing,
    probably_a_mistake,
    diagnosis.of_values,
    diagnosis.of_stages,
    diagnosis.of_inputs,
    diagnosis.of_places,
    diagnosis.of_experiments,
    diagnosis.of_conditions,
    diagnosis.nearly_right,
    diagnosis.of_the_shape,
    diagnosis.of_parts,
    _one_trial,
]

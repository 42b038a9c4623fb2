"""Why an answer is wrong: from its results, without knowing its code.

A new exercise gets all of this by itself. Each room looks for one kind of reason and returns words or None:

form         the kind and the shape of a result
values       a factor, a sign, a power, a constant between it and the right one
order        the right numbers in the wrong places
places       where it is wrong: a row, a step, the border
stages       which of the values on the way is the first to be wrong
inputs       for which other inputs it would be right; which inputs the code never reads
indifference to what in the inputs the result is blind
experiments  with which simpler inputs it is right
conditions   what the failing trials have in common
"""

from dlcore.course.checking.diagnosis.conditions import condition
from dlcore.course.checking.diagnosis.experiments import growing, simpler
from dlcore.course.checking.diagnosis.form import form, form_of_kind, form_of_one, wrong_order
from dlcore.course.checking.diagnosis.indifference import same_whatever
from dlcore.course.checking.diagnosis.inputs import unused, would_be_right
from dlcore.course.checking.diagnosis.order import moved, order
from dlcore.course.checking.diagnosis.places import places
from dlcore.course.checking.diagnosis.stages import stage
from dlcore.course.checking.diagnosis.values import exact, nearly, some_signs, value
from dlcore.course.checking.finding import Finding, listed

__all__ = [
    "condition",
    "form_of_kind",
    "nearly_right",
    "of_conditions",
    "of_inputs",
    "of_parts",
    "of_places",
    "of_stages",
    "of_the_order",
    "of_the_shape",
    "of_values",
    "right_parts",
    "simple_relation",
]


def of_values(sheet):
    """A simple relation between the wrong results and the right ones."""
    words = form(sheet) if sheet.valued else None
    if words:
        return Finding("form", words)
    return _of_parts(sheet, "property", (value, order, some_signs))


def simple_relation(sheet):
    """One that holds for every value in every trial, so that nothing else is needed to explain the answer."""
    if not sheet.bare or any(not case.valued for case in sheet.faulty):
        return None
    found = list(_by_part(sheet, (exact, moved)))
    if not found or any(words is None or "wherever" in words for _, words in found):
        return None
    return _of_parts(sheet, "property", (exact, moved))


def nearly_right(sheet):
    return _of_parts(sheet, "property", (nearly,))


def of_the_shape(sheet):
    words = form_of_one(sheet)
    return Finding("form", words) if words else None


def of_the_order(sheet):
    words = wrong_order(sheet)
    return Finding("form", words) if words else None


def of_stages(sheet):
    words = stage(sheet)
    return Finding("stage", words) if words else None


def of_inputs(sheet):
    """What the answer does with its inputs."""
    return _of_sheet(sheet, "input", (would_be_right, unused, same_whatever))


def of_experiments(sheet):
    """With which simpler inputs it is right."""
    return _of_sheet(sheet, "input", (growing, simpler))


def _of_sheet(sheet, kind, looks):
    words = next(filter(None, (look(sheet) for look in looks)), None)
    return Finding(kind, words) if words else None


def of_places(sheet):
    """Where the results are wrong."""
    return _of_parts(sheet, "place", (places,))


def of_conditions(sheet):
    words = condition(sheet)
    return Finding("condition", words) if words else None


def of_parts(sheet):
    """Which of several values are wrong."""
    words = right_parts(sheet)
    return Finding("part", words) if words else None


def right_parts(sheet):
    """Of a result of several values: those that are always right, and those that are not."""
    if not sheet.parts or len(sheet.parts) == 1:
        return None
    names = sheet.exercise.returns or [f"value {n}" for n in range(1, len(sheet.parts) + 1)]
    wrong = [name for name, group in zip(names, sheet.parts, strict=True) if any(pair.wrong.any() for pair in group)]
    right = [name for name in names if name not in wrong]
    if not right or not wrong:
        return None
    return (
        f"{_joined(right)} {'is' if len(right) == 1 else 'are'} right in every trial; {_joined(wrong)} "
        f"{'is' if len(wrong) == 1 else 'are'} not."
    )


def _joined(names):
    words = listed(names)
    return words[0].upper() + words[1:]


def _of_parts(sheet, kind, looks):
    """The first of these observations that holds for all wrong results, value by value."""
    if not sheet.bare:
        return None
    found = [(name, words) for name, words in _by_part(sheet, looks) if words]
    if len(found) > 1 and len({words for _, words in found}) == 1:
        every = len(found) == len(sheet.parts)
        names = [name.removeprefix("Your ") for name, _ in found]
        found = [("Every value" if every else f"Each of {listed(names)}", found[0][1])]
    return Finding(kind, " ".join(_sentence(*one) for one in found)) if found else None


def _by_part(sheet, looks):
    """For each value of the result that is wrong its name, and an observation or None."""
    faulty = {id(case) for case in sheet.faulty}
    for number, group in enumerate(sheet.parts or ()):
        wrong = [pair for pair in group if id(pair.case) in faulty and pair.wrong.any()]
        if wrong:
            yield sheet.named(number), _first(sheet, looks, wrong, group)


def _first(sheet, looks, wrong, group):
    """The first observation: best one that holds in all trials, otherwise one that holds where the answer fails."""
    for look in looks:
        words = look(sheet, list(group)) if look is not places else None
        if words:
            return words
        words = look(sheet, wrong)
        if words:
            return words if look is places else f"{words}, wherever it is wrong"
    return None


def _sentence(it, words):
    end = "?" if ": " in words and words.rpartition(". ")[2].startswith("Is ") else "."
    return f"{it}: {words}{end}" if words.startswith(("it is", "the ")) else f"{it} {words}{end}"

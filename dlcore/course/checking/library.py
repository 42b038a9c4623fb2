"""Recognise an answer that hands the work to the library: right, but not yet an answer."""

import sys


def is_the_librarys(sheet):
    """The name of the library's own answer, if the student's code calls it in the smallest trial; otherwise None."""
    functions = {getattr(_entry(f), "__code__", None): f.__name__ for f in sheet.exercise.library}
    functions.pop(None, None)
    own = getattr(sheet.answer, "__code__", None)
    if not functions or own is None:
        return None
    smallest = min(sheet.cases, key=lambda case: (case.trial.raises is not None, case.trial.size))
    called = []

    def notice(frame, event, arg):
        from_answer = frame.f_back is not None and frame.f_back.f_code.co_filename == own.co_filename
        if event == "call" and frame.f_code in functions and from_answer:
            called.append(functions[frame.f_code])

    before = sys.getprofile()
    sys.setprofile(notice)
    try:
        sheet.ask(smallest.trial, always=True)
    finally:
        sys.setprofile(before)
    return called[0] if called else None


def _entry(thing):
    """What runs when something of the library is called: a function itself, or how a class makes its objects."""
    return thing.__init__ if isinstance(thing, type) else thing

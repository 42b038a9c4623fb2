"""Run a student's function so that nothing it does can harm the notebook.

It may loop for ever, recurse without end, leave Python, print a million lines, or replace parts of NumPy:
the call still comes back, with the value or with what went wrong, and everything is as it was before.
What one process cannot contain is the business of `apart`.
"""

import contextlib
import io
from dataclasses import dataclass

from dlcore.course.checking.running import limits
from dlcore.course.checking.running.belongings import Belongings

PRINTED = 2000  # characters of the student's prints that are kept


@dataclass
class Outcome:
    """What a trial came to: a `value`, or the `error` it raised.

    changed: the argument that it changed, in words, or None
    printed: what it printed, at most `PRINTED` characters
    replaced: names such as "numpy.sum" that it replaced; they have been put back
    """

    value: object = None
    changed: str | None = None
    error: BaseException | None = None
    printed: str = ""
    replaced: tuple = ()


class Sandbox:
    """One check's room for the student's code: what happens in it has an end, and no consequences.

    code: the student's code object, for time limits without signals
    seconds: for all calls together
    """

    def __init__(self, code=None, seconds=None):
        self._code = code
        self._deadline = limits.Deadline(limits.SECONDS if seconds is None else seconds)
        self._belongings = Belongings()

    def allow(self, seconds):
        """So much time from now on, whatever was used before."""
        self._deadline = limits.Deadline(seconds)

    @property
    def seconds_left(self):
        return self._deadline.seconds_left

    def run(self, call):
        """The `Outcome` of `call()`, which returns a result and what was changed."""
        outcome, prints = Outcome(), _Prints()
        try:
            with contextlib.redirect_stdout(prints), contextlib.redirect_stderr(prints):
                self._attempt(call, outcome)
        finally:
            outcome.replaced = tuple(self._belongings.put_back())
        outcome.printed = prints.getvalue()
        return outcome

    def _attempt(self, call, outcome):
        try:
            with limits.limit(max(0.2, self.seconds_left), self._code):
                try:
                    outcome.value, outcome.changed = call()
                except KeyboardInterrupt:
                    raise  # the student pressed "interrupt"
                except BaseException as error:
                    outcome.error = error
        except limits.TimeUp as error:  # the clock rang a moment later
            outcome.error = error

    def outcome(self, trial, function):
        """What a student's function does in a trial."""
        return self.run(lambda: trial.apply(function))


def plainly(trial, function):
    """What a function of ours does in a trial: it needs no sandbox."""
    try:
        return Outcome(*trial.apply(function))
    except Exception as error:
        return Outcome(error=error)


class _Prints(io.StringIO):
    """A file that forgets what comes after its first characters."""

    def write(self, text):
        room = PRINTED - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)

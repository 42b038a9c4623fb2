"""The answer to `check`: a small calm box in a notebook, plain text elsewhere."""

from dataclasses import dataclass
from html import escape

import numpy as np

NOT_YET, ERROR, WRONG, CORRECT = "not yet", "error", "wrong", "correct"

_LOOK = {  # sign and colour; the colours carry white text, on light and dark pages alike
    NOT_YET: ("○", "#4a5763"),
    ERROR: ("!", "#8a3b00"),
    WRONG: ("✗", "#8a3b00"),
    CORRECT: ("✓", "#00694b"),
}


@dataclass(frozen=True)
class Report:
    """What a check found.

    status: not yet, error, wrong or correct
    message: what to know or do, in one or two sentences
    trial: the smallest that failed, as a student would write it
    got, expected: the two results in words, for a wrong answer
    detail: what else is known: where they first differ, or the line that raised an error
    mistake: the name of the mistake that was recognised, or None
    why: how the reason was found, such as "mistake", "property" or "stage"; "" if it was not
    printed: what the answer printed while it was tried
    """

    name: str
    status: str
    message: str
    trial: str = ""
    got: str = ""
    expected: str = ""
    detail: str = ""
    mistake: str | None = None
    why: str = ""
    printed: str = ""
    hints: tuple = ()

    def __repr__(self):
        lines = [f"{_LOOK[self.status][0]} {self.name}: {self.status}. {self.message}"]
        if self.trial:
            lines.append(f"  tried     {self.trial}")
        if self.status == WRONG and self.expected:
            lines += [f"  got       {_inline(self.got)}", f"  expected  {_inline(self.expected)}"]
        if self.detail:
            lines.append(f"  {self.detail}")
        if self.printed:
            lines.append("  printed   " + self.printed.rstrip("\n").replace("\n", "\n            "))
        if self.hints:
            lines.append(f"  hint({self.name}, 1) gives the first of {len(self.hints)} hints.")
        return "\n".join(lines)

    def _repr_html_(self):
        sign, colour = _LOOK[self.status]
        parts = [
            f'<p style="margin:0 0 .4em"><strong style="background:{colour};color:#fff;border-radius:4px;'
            f'padding:.1em .5em">{sign} {self.status}</strong> <code>{escape(self.name)}</code></p>',
            f'<p style="margin:.4em 0">{_marked(self.message)}</p>',
        ]
        if self.trial:
            parts.append(f'<p style="margin:.4em 0">Tried: <code>{escape(self.trial)}</code></p>')
        if self.status == WRONG and self.expected:
            parts.append(_side_by_side(self.got, self.expected))
        if self.detail:
            parts.append(f'<p style="margin:.4em 0">{_marked(self.detail)}</p>')
        if self.printed:
            parts.append(f"<details><summary>It printed</summary><pre>{escape(self.printed)}</pre></details>")
        parts += [
            f'<details style="margin:.2em 0"><summary>Hint {number}</summary>{_marked(hint)}</details>'
            for number, hint in enumerate(self.hints, 1)
        ]
        style = f"border-left:4px solid {colour};padding:.5em .9em;margin:.3em 0;max-width:44em"
        return f'<div class="exercise-report" role="status" style="{style}">{"".join(parts)}</div>'


def _marked(words):
    """Words as HTML; what stands in `backticks` is code."""
    parts = escape(words).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))


def shown(value):
    """What a result looks like; an object may refuse to say."""
    try:
        with np.printoptions(precision=5, suppress=True, threshold=60):
            return str(value)[:600]
    except Exception:
        return f"a {type(value).__name__} that cannot be printed"


def _inline(value):
    """A text on few lines, aligned under its first."""
    return value.replace("\n", "\n            ")


def _side_by_side(got, expected):
    """The two results as two columns; on a narrow page one below the other."""
    columns = "".join(
        f'<div><div>{title}</div><pre style="margin:.2em 0">{escape(value)}</pre></div>'
        for title, value in (("got", got), ("expected", expected))
    )
    return f'<div style="display:flex;flex-wrap:wrap;gap:.3em 2.5em">{columns}</div>'

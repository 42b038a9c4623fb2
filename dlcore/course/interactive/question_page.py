"""Predictions and quizzes in a published page; `book/player/questions.js` brings them to life.

Without a script the answer is a folded box below the question.
"""

import itertools
import json
from html import escape

from dlcore.course.checking.questions import BlanksQuiz, ChoiceQuiz, NumberQuiz, OrderQuiz

KINDS = {ChoiceQuiz: "choice", NumberQuiz: "number", OrderQuiz: "order", BlanksQuiz: "blanks"}


def prediction(asked):
    """The markup of a `Prediction`."""
    key = f"predict-{asked.key.replace('_', '-')}"
    figure = asked.figure.replace("_", "-") if asked.figure else ""
    verdicts = [asked.verdict(option) for option in asked.options]
    where = f"{figure}?{escape(asked.at)}"
    there = f'Move the figure and see, or <span data-state="{where}">bring it there</span>.' if figure else ""
    return f"""<div class="question predict" id="{key}" data-figure="{figure}" data-at="{escape(asked.at)}">
{_radios(key, asked.question, asked.options)}
<p class="question-next" hidden>{there}</p>
<p class="question-status" role="status"></p>
{_answer(f"It is {asked.answer}. {asked.because}")}
{_data({"verdicts": verdicts})}
</div>"""


def review(asked):
    """The markup of several quizzes, below those predictions of the page that were wrong."""
    items = "\n".join(f"<li>{quiz(one)}</li>" for one in asked)
    missed = '<div class="missed" hidden><p>Here your first guess was wrong. And now?</p></div>'
    return f'<div class="review">{missed}<ol>\n{items}\n</ol></div>'


def week_later(questions, count):
    """The markup of the page that draws `count` from all questions; without a script it shows them all.

    questions: pairs of the variants of a question, as quizzes, and the name of its lesson
    """
    items = "\n".join(
        f'<li><p class="from">{escape(lesson)}</p>{"".join(quiz(one, f"-{n}") for n, one in enumerate(asked))}</li>'
        for asked, lesson in questions
    )
    more = '<p hidden><button type="button">Other questions</button></p>'
    return f'<div class="review week-later" data-drawn="{count}"><ol>\n{items}\n</ol>{more}</div>'


def _data(content):
    text = json.dumps(content, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json">{text}</script>'


def quiz(asked, variant=""):
    """The markup of a `Quiz`; `variant` tells apart several that have the same name."""
    key = f"quiz-{asked.name.replace('_', '-')}{variant}"
    kind = KINDS[type(asked)]
    fields, data = {"choice": _choice, "number": _number, "order": _order, "blanks": _blanks}[kind](key, asked)
    return f"""<div class="question quiz" id="{key}" data-kind="{kind}">
{fields}
<p class="question-actions" hidden><button type="button" data-action="check">Check</button></p>
<p class="question-status" role="status"></p>
{_answer(f"{_spoken(asked.answer)}. {asked.because}")}
{_data({"right": asked.because, **data})}
</div>"""


def _spoken(answer):
    """An answer of any kind in words."""
    if isinstance(answer, tuple):
        return ", then ".join(answer)
    return answer if isinstance(answer, str) else f"{answer:g}"


def _answer(words):
    return f'<details class="question-answer"><summary>Answer</summary><p>{escape(words)}</p></details>'


def _radios(key, question, options):
    buttons = "\n".join(
        f'<label><input type="radio" name="{key}" value="{number}" autocomplete="off"> {escape(option)}</label>'
        for number, option in enumerate(options)
    )
    return f"<fieldset><legend>{escape(question)}</legend>\n{buttons}\n</fieldset>"


def _choice(key, asked):
    return _radios(key, asked.question, asked.options), {"messages": list(asked.options.values())}


def _number(key, asked):
    field = f'<input type="text" inputmode="decimal" id="{key}-number" size="8" autocomplete="off">'
    data = {"answer": asked.answer, "tolerance": asked.tolerance, "otherwise": asked.otherwise}
    data["mistakes"] = list(asked.mistakes.items())
    return f'<p><label for="{key}-number">{escape(asked.question)}</label> {field}</p>', data


def _order(key, asked):
    """One menu a place: it works with fingers, keyboards and screen readers alike."""
    options = "".join(f"<option>{escape(item)}</option>" for item in asked.shown)
    places = "\n".join(
        f'<label>{place}. <select autocomplete="off"><option value="">choose</option>{options}</select></label>'
        for place in range(1, len(asked.answer) + 1)
    )
    return f"<fieldset><legend>{escape(asked.question)}</legend>\n{places}\n</fieldset>", {"order": asked.answer}


def _blanks(key, asked):
    """The lines of a worked example, with a field for each gap."""
    field = '<input type="text" inputmode="decimal" size="6" autocomplete="off" aria-label="gap {}">'
    rows, numbers = [], itertools.count(1)
    for line in asked.lines:
        first, *others = (escape(part) for part in line.split("___"))
        gaps = "".join(field.format(next(numbers)) + part for part in others)
        rows.append(f'<p class="gaps">{first}{gaps}</p>')
    data = {"answers": asked.answers, "tolerance": asked.tolerance}
    data["mistakes"] = [list(mistakes.items()) for mistakes in asked.mistakes]
    return f"<fieldset><legend>{escape(asked.question)}</legend>\n{''.join(rows)}\n</fieldset>", data

"""Predictions and quizzes in a published page; `book/player/questions.js` brings them to life.

Without a script the answer is a folded box below the question.
"""

import json
from html import escape

from dlcore.course.checking.questions import ChoiceQuiz, NumberQuiz, OrderQuiz

KINDS = {ChoiceQuiz: "choice", NumberQuiz: "number", OrderQuiz: "order"}


def prediction(asked):
    """The markup of a `Prediction`."""
    key = f"predict-{asked.figure.replace('_', '-')}"
    return f"""<div class="question predict" id="{key}" data-figure="{asked.figure.replace("_", "-")}">
{_radios(key, asked.question, asked.options)}
<p class="question-status" role="status"></p>
{_answer(f"It is {asked.answer}. {asked.because}")}
</div>"""


def quiz(asked):
    """The markup of a `Quiz`."""
    key = f"quiz-{asked.name.replace('_', '-')}"
    kind = KINDS[type(asked)]
    fields, data = {"choice": _choice, "number": _number, "order": _order}[kind](key, asked)
    text = json.dumps({"right": asked.because, **data}, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<div class="question quiz" id="{key}" data-kind="{kind}">
{fields}
<p class="question-actions" hidden><button type="button" data-action="check">Check</button></p>
<p class="question-status" role="status"></p>
{_answer(f"{_spoken(asked.answer)}. {asked.because}")}
<script type="application/json">{text}</script>
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

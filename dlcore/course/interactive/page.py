"""The life of a figure in a published page: a player with every state drawn beforehand.

The markup is complete without JavaScript: the first state is a plain picture with its words. The script
(`book/player/explore.js`) finds `figure.explore` and moves it. The frames stand in a data block, which the book's
build puts into a file of its own (`book/sphinx_glue/player.py`).
"""

import json
from html import escape

from dlcore.course.interactive.controls import Choice, Slider, Stepper, Toggle
from dlcore.course.interactive.frames import pack

MOST_STATES = 400
KINDS = {Slider: "slider", Choice: "choice", Toggle: "toggle", Stepper: "stepper"}


def bundle(explorer):
    """The mime bundle to display while the book is built."""
    return {"text/html": player(explorer), "text/plain": repr(explorer)}


def player(explorer):
    """The whole figure as HTML."""
    states = list(explorer.states())
    if len(states) > MOST_STATES:
        raise ValueError(
            f"{explorer.name} has {len(states)} states on the page, at most {MOST_STATES} are allowed; "
            "give a control fewer values there, for instance slider(0, 90, 1, page=range(0, 91, 10))"
        )
    pictures = [explorer.draw(state) for state in states]
    _check_sizes(explorer, states, pictures)
    lines, frames = pack([picture.panels_html(explorer.id) for picture in pictures])
    start = _start(explorer, states)
    data = {
        "controls": [_describe(explorer, name) for name in shown(explorer)],
        "start": _path(explorer, states[start]),
        "frame": start,
        "tree": _tree(explorer, iter(range(len(states)))),
        "lines": lines,
        "frames": frames,
        "alts": [picture.alt for picture in pictures],
    }
    return _figure(explorer, states[start], pictures[start], data)


def shown(explorer):
    """The names of the controls that the page has."""
    return [name for name, control in explorer.controls.items() if control.on_page]


def _check_sizes(explorer, states, pictures):
    """The text below must not jump while a slider moves: all states have panels of one size."""
    for state, picture in zip(states, pictures, strict=True):
        if picture.sizes != pictures[0].sizes:
            raise ValueError(
                f"{explorer.name} changes its size: {pictures[0].sizes} at {states[0]}, {picture.sizes} at {state}"
            )


def _start(explorer, states):
    """The number of the state that the figure starts in."""
    wanted = explorer.clamp(explorer.defaults)
    for number, state in enumerate(states):
        if all(state[name] == wanted[name] for name in shown(explorer)):
            return number
    raise ValueError(f"{explorer.name} starts in a state that its page does not show: {wanted}")


def _position(control, state, name):
    """Which of the control's values on the page `state` has."""
    return list(control.page_values(state)).index(state[name])


def _path(explorer, state):
    """The positions of all the page's controls: the way through the tree to the state's frame."""
    return [_position(explorer.controls[name], state, name) for name in shown(explorer)]


def _tree(explorer, numbers, earlier=None):
    """Nested lists of frame numbers, one level for each control of the page.

    A list is as long as its control has values there, so a dependent control needs nothing more.
    """
    earlier = earlier or {}
    if len(earlier) == len(explorer.controls):
        return next(numbers)
    name = list(explorer.controls)[len(earlier)]
    control = explorer.controls[name]
    branches = [_tree(explorer, numbers, {**earlier, name: value}) for value in control.page_values(earlier)]
    return branches if control.on_page else branches[0]


def _describe(explorer, name):
    """What the script must know of a control: its names, and what its values are called in links and aloud."""
    control = explorer.controls[name]
    description = {"name": name, "label": explorer.label(name), "kind": KINDS[type(control)]}
    if not isinstance(control, Stepper):
        values = control.page_values({})
        description["texts"] = [control.text(value) for value in values]
        description["links"] = [control.link(value) for value in values]
    if isinstance(control, Choice) and control.formerly:
        description["formerly"] = control.formerly
    return description


def _figure(explorer, state, picture, data):
    """The markup of the figure in its first state, with all the others as data."""
    controls = "\n".join(_control(explorer, name, state) for name in shown(explorer))
    # "<" would end the data block early wherever the text has "</script".
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")
    return f"""<figure class="explore" id="{explorer.id}" aria-label="{escape(explorer.title)}">
<div class="explore-picture" role="img" aria-labelledby="{explorer.id}-alt">
{picture.panels_html(explorer.id)}
</div>
{_touch(picture)}<div class="explore-controls" role="group" aria-label="{escape(explorer.title)}: controls">
{controls}
</div>
{_actions(explorer)}
<figcaption class="explore-alt" id="{explorer.id}-alt">{escape(picture.alt)}</figcaption>
<p class="explore-said" role="status"></p>
{_finer(explorer)}<script type="application/json" class="explore-data">{text}</script>
</figure>"""


def _touch(picture):
    """What can be touched; it is for eyes alone, since the controls do the same."""
    return f'<p class="explore-touch" aria-hidden="true">{escape(picture.touch)}</p>\n' if picture.touch else ""


def _actions(explorer):
    """The buttons that every figure has."""
    names = shown(explorer)
    steppers = [name for name in names if isinstance(explorer.controls[name], Stepper)]
    played = escape(explorer.label([*steppers, *names][0]))
    return f"""<div class="explore-actions">
<button type="button" data-action="play" data-other="Pause" aria-pressed="false">Play {played}</button>
<button type="button" data-action="reset">Reset</button>
<button type="button" data-action="pin" data-other="Unpin" aria-pressed="false">Pin</button>
<a data-action="link" href="#{explorer.id}">Link to this state</a>
<span class="explore-status" role="status"></span>
</div>"""


def _finer(explorer):
    """One line that says what the notebook can set beyond this page."""
    steps = [explorer.label(name) for name, c in explorer.controls.items() if c.finer_in_notebook and c.on_page]
    more = [explorer.label(name) for name, c in explorer.controls.items() if c.finer_in_notebook and not c.on_page]
    words = [f"set {_listed(more)}"] * bool(more) + [f"move {_listed(steps)} in finer steps"] * bool(steps)
    if not words:
        return ""
    return f'<p class="explore-finer">With the notebook running you can also {escape(" and ".join(words))}.</p>\n'


def _listed(names):
    return " and ".join(names) if len(names) < 3 else ", ".join(names)


def _control(explorer, name, state):
    """The native HTML control of one parameter, standing where `state` has it."""
    control = explorer.controls[name]
    values = control.page_values(state)
    draw = {Slider: _range, Stepper: _range, Choice: _radios, Toggle: _checkbox}[type(control)]
    texts = [_spoken(control, value, len(values)) for value in values]
    inside = draw(explorer, name, texts, _position(control, state, name))
    return f'<div class="explore-control explore-{KINDS[type(control)]}" data-control="{name}">{inside}</div>'


def _spoken(control, value, count):
    """What a value is called beside its control."""
    return f"{control.text(value)} of {count}" if isinstance(control, Stepper) else control.text(value)


def _widest(explorer, name):
    """How many characters the longest text of a value has: room for it is kept, so that no slider changes its width."""
    control = explorer.controls[name]
    values = map(control.page_values, explorer.states())
    return max(len(_spoken(control, value, len(one))) for one in values for value in one)


def _range(explorer, name, texts, position):
    key = f"{explorer.id}-{name}"
    return (
        f'<label for="{key}">{escape(explorer.label(name))}</label>'
        f'<input type="range" id="{key}" min="0" max="{len(texts) - 1}" step="1" value="{position}" '
        f'aria-valuetext="{escape(texts[position])}" autocomplete="off">'
        f'<span class="explore-value" style="width:{_widest(explorer, name)}ch">{escape(texts[position])}</span>'
    )


def _radios(explorer, name, texts, position):
    key = f"{explorer.id}-{name}"
    buttons = "".join(
        f'<label><input type="radio" name="{key}" value="{number}" autocomplete="off"'
        f"{' checked' if number == position else ''}><span>{escape(text)}</span></label>"
        for number, text in enumerate(texts)
    )
    label = f'<span class="explore-label" id="{key}-label">{escape(explorer.label(name))}</span>'
    return f'{label}<div class="explore-options" role="radiogroup" aria-labelledby="{key}-label">{buttons}</div>'


def _checkbox(explorer, name, texts, position):
    checked = " checked" if position else ""
    return f'<label><input type="checkbox" autocomplete="off"{checked}>{escape(explorer.label(name))}</label>'

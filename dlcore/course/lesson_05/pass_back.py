"""One stepper through the whole demonstration: forward, the error, the error passed back, the new weights."""

from functools import lru_cache

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.numbers import fixed, lowered, number
from dlcore.course.drawing.panel import lines, option, panel
from dlcore.course.drawing.picture import Picture
from dlcore.course.lesson_05 import demo, diagram
from dlcore.course.lesson_05.dials import draw_dials
from dlcore.course.lesson_05.strokes import COUNT, FIRST, PHASES, Walk, short, spoken, step_of

HEIGHT = 330
COLOURS = {  # a phase's lines, and its words and fills
    "forward": (style.BLUE, style.BLUE, style.PALE_BLUE),
    "error": (style.VERMILION, style.RUST, style.PALE_VERMILION),
    "back": (style.VERMILION, style.RUST, style.PALE_VERMILION),
    "new weights": (style.GREEN, "#00694d", style.PALE_GREEN),
    "after": (style.GREEN, "#00694d", style.PALE_GREEN),
}
KNOWN_FROM = (15, 17, 18)  # the steps from which all of W1, W2, W3 are new
NAMES = {"slide": "the slide's recipe", "gradient": "the gradient", "nudging": "nudging"}


@lru_cache
def _walk(net, recipe):
    return Walk(demo.NETS[net], recipe)


def pass_the_error_back(step=0, recipe="slide", net="counter-example"):
    """Step 0 … 19 of the demonstration on one of two networks, by one of three recipes."""
    walk = _walk(net, recipe)
    stroke = walk.stroke(step)
    said = "; ".join(map(spoken, [stroke.letters, *stroke.numbers, *_rows(stroke)]))
    words = f"Step {step + 1} of {COUNT}, {NAMES[recipe]} on the {net}. {stroke.title.capitalize()}: {said}."
    touch = "Tap a neuron or a word above it; point at a part of the equation or at a line."
    return Picture.of(words, _network(walk, stroke, step), _equation(walk, stroke, step), touch=touch)


def _rows(stroke):
    return stroke.result if stroke.phase == "new weights" else [stroke.result]


def _network(walk, stroke, step):
    canvas = Canvas(style.PANEL, HEIGHT)
    here = "new weights" if stroke.phase == "after" else stroke.phase
    for place, (phase, width) in enumerate(zip(PHASES, (72, 60, 56, 104), strict=True)):
        left = sum((72, 60, 56, 104)[:place]) + 4 * place
        option(canvas, left, 2, width, phase, {"step": FIRST[phase]}, phase == here)
    for term in sorted(diagram.EDGES, key=lambda one: one in stroke.edges):
        back = stroke.phase == "back" and walk.recipe != "nudging"
        diagram.draw_edge(canvas, term, COLOURS[stroke.phase][0] if term in stroke.edges else None, back)
    for row, value in enumerate(demo.X):
        diagram.draw_input(canvas, row, number(value))
    for neuron in diagram.NEURONS:
        _draw_neuron(canvas, walk, stroke, step, neuron)
    for term, words in stroke.labels.items():
        diagram.draw_label(canvas, term, words, colour=COLOURS[stroke.phase][1])
    if step >= FIRST["error"]:
        canvas.text(302, 270, f"z = {number(demo.Z)}", anchor="end")
        mistake = (demo.Z - walk.pass_at(step).y[-1][0]) ** 2 / 2
        canvas.text(302, 292, f"E = {fixed(mistake, 5)}", anchor="end")
    _draw_key(canvas)
    return canvas


def _draw_neuron(canvas, walk, stroke, step, neuron):
    """A box with the sum e above and the output y below, as soon as they are known; and the error beside it."""
    x, y = diagram.place(*diagram.NEURONS[neuron])
    width, height = diagram.BOX
    colour, _, pale = COLOURS[stroke.phase]
    here = neuron == stroke.neuron
    phase = {"after": "new weights", "error": "back"}.get(stroke.phase, stroke.phase)
    look = {"stroke": colour if here else style.INK, "stroke_width": 3 if here else 1.5, "rx": 6}
    look |= {"fill": pale if here else style.PAPER, "sets": {"step": step_of(phase, neuron)}}
    canvas.rect(x - width / 2, y - height / 2, width, height, **look)
    canvas.line(x - width / 2 + 2, y, x + width / 2 - 2, y, stroke=style.FAINT, stroke_width=1)
    canvas.text(x, y - height / 2 - 5, f"{neuron}", size=style.SMALL, fill=style.QUIET)
    if step >= neuron - 1:
        e, outputs, _ = walk.pass_at(step)
        canvas.text(x, y - 5, fixed(walk.at(e, neuron)), size=style.SMALL, term=f"e{neuron}")
        canvas.text(x, y + 16, fixed(walk.at(outputs[1:], neuron)), size=style.SMALL, term=f"y{neuron}")
    if step_of("back", neuron) <= step < FIRST["after"]:
        _draw_error(canvas, walk, neuron)


def _draw_error(canvas, walk, neuron):
    """What came back to a neuron, where no edge is labelled."""
    x, y = diagram.place(*diagram.NEURONS[neuron])
    letter = "δ" if (neuron, walk.recipe) == (6, "slide") else f"{walk.letter}{lowered(neuron)}"
    down = y - 44 if neuron in (1, 2, 4, 6) else y + 36
    at, anchor = {1: (x, "middle"), 4: (x - 24, "start"), 5: (x - 24, "start"), 6: (302, "end")}.get(
        neuron, (x + 24, "end")
    )
    words = f"{letter} {short(walk.at(walk.errors, neuron))}"
    canvas.text(at, down, words, size=style.SMALL, fill=style.RUST, anchor=anchor, term=f"d{neuron}")


def _draw_key(canvas):
    """What stands where in a neuron's box."""
    canvas.rect(2, 50, 30, 38, fill=style.PAPER, stroke=style.FAINT, stroke_width=1.5, rx=6)
    canvas.line(4, 69, 30, 69, stroke=style.FAINT, stroke_width=1)
    for y, letter, words in ((64, "e", "sum"), (83, "y", "f(e)")):
        canvas.text(17, y, letter, size=style.SMALL, fill=style.QUIET)
        canvas.text(37, y, words, size=style.SMALL, fill=style.QUIET, anchor="start")


def _equation(walk, stroke, step):
    _, colour, _ = COLOURS[stroke.phase]
    canvas = panel(f"{step + 1} · {stroke.title}", HEIGHT, fill=colour, font_weight="bold")
    rows, middle = len(stroke.numbers) + 2 * (stroke.phase == "new weights"), style.PANEL / 2
    top, step_down = (58, 38) if rows == 1 else (52, 29) if rows == 2 else (48, 28)
    canvas.text(middle, top, stroke.letters, size=16)
    size = 15 if max(len(spoken(line)) for line in stroke.numbers) < 35 else style.SMALL
    lines(canvas, middle, top + step_down, stroke.numbers, step=step_down - 2, anchor="middle", size=size)
    below = top + step_down + (step_down - 2) * len(stroke.numbers)
    if stroke.phase == "new weights":
        lines(canvas, middle, below + 4, stroke.result, step=26, anchor="middle", size=style.SMALL)
    else:
        wrong = stroke.phase == "after" and "up" in stroke.result[0]
        fill = style.RUST if wrong else colour
        canvas.text(
            middle, below + 16, stroke.result, size=20 if stroke.phase == "after" else 22, font_weight="bold", fill=fill
        )
    canvas.line(8, 204, 296, 204, stroke=style.FAINT, stroke_width=1)
    canvas.text(middle, 223, "grey: steepest descent · green: this step", size=style.SMALL, fill=style.QUIET)
    known = [cosine if step + 1 >= start else None for cosine, start in zip(walk.cosines, KNOWN_FROM, strict=True)]
    draw_dials(canvas, 271, known, style.GREEN)
    return canvas

"""What each step of the demonstration computes, in letters and with the numbers put in: BP-1 to BP-9."""

from dataclasses import dataclass, field

from dlcore.course.drawing.numbers import factor, fixed, lowered, number
from dlcore.course.lesson_05 import demo, diagram

PHASES = ("forward", "error", "back", "new weights")
FIRST = {"forward": 0, "error": 6, "back": 7, "new weights": 12, "after": 18}  # the first step of each phase
BACK = (4, 5, 1, 2, 3)  # the neurons in the order in which the error reaches them
COUNT = 20
ORDER = (*((("forward", n)) for n in range(1, 7)), ("error", 6), *(("back", n) for n in BACK),
         *(("new weights", n) for n in range(1, 7)), ("after", 1), ("after", 3))  # fmt: skip


def step_of(phase, neuron):
    """The step in which something happens to a neuron; the error begins at neuron 6."""
    if (phase, neuron) == ("back", 6):
        phase = "error"
    return ORDER.index((phase, neuron)) if (phase, neuron) in ORDER else ORDER.index(("back", neuron))


@dataclass(frozen=True)
class Stroke:
    """One step: its edges, and lines of text whose parts may name a term.

    letters: the rule; numbers: lines with the numbers put in; result: what comes out
    """

    phase: str
    neuron: int
    title: str
    letters: list
    numbers: list
    result: list
    edges: tuple = ()
    labels: dict = field(default_factory=dict)


def spoken(line):
    """A line of parts as plain text."""
    return "".join(str(part[0] if isinstance(part, tuple) else part) for part in line)


def sub(letter, neuron, kind=None):
    """A letter with a neuron's number, tied to what it stands for in the network."""
    return f"{letter}{lowered(neuron)}", f"{kind or letter}{neuron}"


def slope_at(neuron):
    """f′ at a neuron's sum, tied to that sum."""
    return f"f′(e{lowered(neuron)})", f"e{neuron}"


def short(value):
    """Three significant digits, zeros too: 0.140."""
    return f"{value:#.3g}".replace("-", "−")


class Walk:
    """The demonstration on one network by one recipe: all its numbers, and its twenty strokes."""

    def __init__(self, weights, recipe):
        self.weights, self.recipe = weights, recipe
        self.first = demo.forward(weights)
        self.e, self.y, self.slopes = self.first
        self.errors = demo.ERRORS[recipe](weights)
        self.along = demo.directions(weights, recipe)
        self.cosines = demo.cosines(weights, recipe)
        self.letter = "δ" if recipe == "slide" else "g"

    def at(self, values, neuron):
        """The number of a neuron in a list of three layers."""
        layer, row = diagram.NEURONS[neuron]
        return float(values[layer][row])

    def pass_at(self, step):
        """The forward pass of a step: the last two show it with new weights."""
        if step < FIRST["after"]:
            return self.first
        return demo.forward(demo.moved(self.weights, self.along, layers=range(ORDER[step][1])))

    def source(self, term):
        """What enters an edge: its name with the term, and its value."""
        layer, _, column = diagram.EDGES[term]
        words = (f"x{lowered(column + 1)}", f"x{column + 1}") if layer == 0 else sub("y", int(term[1]))
        return words, float(self.y[layer][column])

    def stroke(self, step):
        phase, neuron = ORDER[step]
        make = {"forward": self._forward, "error": self._error, "back": self._back, "new weights": self._new}
        return self._after(neuron) if phase == "after" else make[phase](neuron)

    def _forward(self, n):
        edges = diagram.INTO[n]
        letters, products = [sub("e", n), " = "], []
        for term in edges:
            words, value = self.source(term)
            letters += [*([" + "] if term != edges[0] else []), *diagram.letter(term), "·", words]
            written = f"{number(diagram.weight_of(self.weights, term))}·{factor(_three(value))}"
            products.append((written, term))
        total = fixed(self.at(self.e, n), 3)
        result = [sub("y", n), f" = f({total}) = {fixed(self.at(self.y[1:], n), 3)}"]
        lines = [["= ", *_signed(products)], [f"= {total}"]]
        title = f"neuron {n}: sum, then f"
        labels = {term: number(diagram.weight_of(self.weights, term)) for term in edges}
        return Stroke("forward", n, title, letters, lines, result, tuple(edges), labels)

    def _error(self, n):
        y = self.at(self.y[1:], 6)
        miss, g = fixed(demo.Z - y, 3), self.at(self.errors, 6)
        if self.recipe == "nudging":
            return self._nudged(6, "the error at neuron 6")
        if self.recipe == "slide":
            lines = [[f"= {number(demo.Z)} − {fixed(y, 3)}"]]
            return Stroke("error", 6, "the error signal", [("δ", "d6"), " = z − ", ("y", "y6")], lines, [f"δ = {miss}"])
        letters = [sub("g", 6, "d"), " = (z − ", sub("y", 6), ") · ", slope_at(6)]
        lines = [[f"= {miss} · {fixed(self.at(self.slopes, 6), 3)}"]]
        return Stroke("error", 6, "error × slope", letters, lines, [sub("g", 6, "d"), f" = {short(g)}"])

    def _back(self, n):
        if self.recipe == "nudging":
            return self._nudged(n, f"the error at neuron {n}")
        edges = diagram.OUT_OF[n]
        letters, total = self._returned(edges)
        if self.recipe == "gradient":
            before, after = ("(", ")") if len(edges) > 1 else ("", "")
            slope = (fixed(self.at(self.slopes, n), 3), f"e{n}")
            letters = [slope_at(n), f" · {before}", *letters, after]
            total = [slope, f"·{before}", *total, after]
        first = [sub(self.letter, n, "d"), " = "]
        labels = {term: number(diagram.weight_of(self.weights, term)) for term in edges}
        result = [*first, short(self.at(self.errors, n))]
        return Stroke(
            "back", n, f"back to neuron {n}", [*first, *letters], [["= ", *total]], result, tuple(edges), labels
        )

    def _returned(self, edges):
        """What comes back over a neuron's edges, weight × error of each: in letters, and with the numbers put in."""
        letters, products = [], []
        for term in edges:
            follows = int(term[-1])
            letters += [*([" + "] if term != edges[0] else []), *diagram.letter(term), "·", self._named(follows)]
            weight = number(diagram.weight_of(self.weights, term))
            weight = (
                factor(weight) if (self.recipe, len(edges)) == ("gradient", 1) else weight
            )  # a slope stands before it
            products.append((f"{weight}·{factor(short(self.at(self.errors, follows)))}", term))
        return letters, _signed(products)

    def _named(self, neuron):
        """A neuron's error in letters; the slides' δ of neuron 6 has no index."""
        return ("δ", "d6") if (neuron, self.recipe) == (6, "slide") else sub(self.letter, neuron, "d")

    def _nudged(self, n, title):
        """−∂E/∂e, measured by running everything behind the sum twice more."""
        layer, row = diagram.NEURONS[n]
        up, down = (demo.nudged_sum(self.weights, layer, row, sign * demo.NUDGE) for sign in (1, -1))
        letters = [sub("g", n, "d"), " ≈ −(E₊ − E₋) / 2h,  h = ", number(demo.NUDGE)]
        lines = [[f"E₊ = {up:.7f}"], [f"E₋ = {down:.7f}"]]
        result = [sub("g", n, "d"), f" ≈ {short(self.at(self.errors, n))}"]
        edges = tuple(diagram.OUT_OF[n])
        return Stroke("error" if n == 6 else "back", n, title, letters, lines, result, edges)

    def _new(self, n):
        eta, delta = number(demo.ETA), self._named(n)
        g, slope = factor(short(self.at(self.errors, n))), fixed(self.at(self.slopes, n), 3)
        common = short(self._common(n))
        letters, shared = {
            "slide": (
                ["w′ = w + η · ", delta, " · ", slope_at(n), " · input"],
                f"η·{delta[0]}·f′ = {eta}·{g}·{slope} = {common}",
            ),
            "gradient": (["w′ = w + η · ", delta, " · input"], f"η·{delta[0]} = {eta}·{g} = {common}"),
            "nudging": (["w′ = w − η · (E₊ − E₋) / 2h"], f"each weight nudged by h = {number(demo.NUDGE)}"),
        }[self.recipe]
        rows, labels = self._new_rows(n)
        title = f"new weights of neuron {n}"
        return Stroke("new weights", n, title, letters, [[shared]], rows, tuple(diagram.INTO[n]), labels)

    def _common(self, n):
        """What all edges into a neuron share: η × error × slope, before the input."""
        layer, row = diagram.NEURONS[n]
        inputs = self.y[layer]
        return demo.ETA * float(self.along[layer][row] @ inputs / (inputs @ inputs))

    def _new_rows(self, n):
        """A line for each edge into a neuron, from its old weight to its new one; and what stands on the edges."""
        rows, labels = [], {}
        after = demo.moved(self.weights, self.along)
        for term in diagram.INTO[n]:
            old, new = (diagram.weight_of(net, term) for net in (self.weights, after))
            change = f"{_plus(self._common(n))}·{factor(_three(self.source(term)[1]))}"
            if self.recipe == "nudging":
                change = _plus(demo.ETA * diagram.weight_of(self.along, term))
            rows.append([*diagram.letter(term, "′"), f" = {number(old)} {change} = ", (fixed(new, 4), term)])
            labels[term] = f"{number(old)}{'▲' if new > old else '▼'}"
        return rows, labels

    def _after(self, count):
        """The mistake after a step of W1 alone, or of all three matrices."""
        before, after = demo.error(self.weights), self.mistake_after(count)
        which = "W₁ alone changes" if count == 1 else "all three change"
        lines = [[f"E before {fixed(before, 5)}"], [f"E after {fixed(after, 5)}"]]
        way = "up" if after > before else "down"
        result = [f"E goes {way} by {fixed(abs(after - before), 5)}"]
        edges = tuple(term for term, (layer, _, _) in diagram.EDGES.items() if layer < count)
        return Stroke("after", 0, which, ["run forward with the new weights"], lines, result, edges)

    def mistake_after(self, count):
        return demo.error(demo.moved(self.weights, self.along, layers=range(count)))


def _three(value):
    return number(value) if round(value, 1) == value else fixed(value, 3)


def _plus(value):
    """A number that is added: + 0.25, − 0.5."""
    return f"{'−' if value < 0 else '+'} {short(abs(value))}"


def _signed(products):
    """Products with their terms, a negative one subtracted."""
    parts = []
    for place, (words, term) in enumerate(products):
        negative = words.startswith("−")
        sign = "" if not place else " − " if negative else " + "
        parts += [sign, (words[1:] if place and negative else words, term)]
    return [part for part in parts if part]

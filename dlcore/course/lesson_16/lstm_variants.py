"""What variants of the LSTM change, and what they cost: lesson 16, fig 2-39."""

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import typeset
from dlcore.course.drawing.numbers import fixed
from dlcore.course.drawing.panel import legend, lines, panel, swatch
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import GRU, LSTM, RNN

HEIGHT = 276
ROW = 32  # px from one equation to the next
CHANGED = style.HIGHLIGHT  # behind equations that differ from the LSTM's

_CANDIDATE, _UPDATE, _SHOW = "C̃ = tanh(W_C v + b_C)", "C′ = f ⊙ C + i ⊙ C̃", "h′ = o ⊙ tanh(C′)"
EQUATIONS = {
    "RNN": ("h′ = tanh(W v + b)",),
    "LSTM": ("f = σ(W_f v + b_f)", "i = σ(W_i v + b_i)", _CANDIDATE, _UPDATE, "o = σ(W_o v + b_o)", _SHOW),
    "peephole": (
        "f = σ(W_f v + p_f ⊙ C + b_f)", "i = σ(W_i v + p_i ⊙ C + b_i)", _CANDIDATE, _UPDATE,
        "o = σ(W_o v + p_o ⊙ C′ + b_o)", _SHOW,
    ),
    "coupled": ("f = σ(W_f v + b_f)", "i = 1 − f", _CANDIDATE, _UPDATE, "o = σ(W_o v + b_o)", _SHOW),
    "GRU": ("z = σ(W_z v + b_z)", "r = σ(W_r v + b_r)", "h̃ = tanh(W_h [r ⊙ h, x] + b_h)", "h′ = (1 − z) ⊙ h + z ⊙ h̃"),
}  # fmt: skip


def make(kind, input_size, hidden_size):
    """The layer of that name."""
    if kind in ("RNN", "GRU"):
        return {"RNN": RNN, "GRU": GRU}[kind](input_size, hidden_size, rng=0)
    return LSTM(input_size, hidden_size, peephole=kind == "peephole", coupled=kind == "coupled", rng=0)


def variants(kind="GRU", hidden_size=128, input_size=65):
    """The equations of one kind of layer, and its parameters beside those of the LSTM."""
    counts = {name: make(name, input_size, hidden_size).num_params for name in EQUATIONS}
    changed = [equation not in EQUATIONS["LSTM"] for equation in EQUATIONS[kind]]
    words = (
        f"{kind} with {hidden_size} units and {input_size} inputs: {counts[kind]:,} parameters, "
        f"{fixed(counts[kind] / counts['LSTM'])} times those of the LSTM. {sum(changed)} of its {len(changed)} "
        "equations differ from the LSTM’s."
    )
    panels = _equations(kind, changed), _bars(kind, counts, hidden_size, input_size)
    return Picture.of(words, *panels, touch="Tap a kind of layer to see its equations and what it costs.")


def _equations(kind, changed):
    """The equations, with those that the LSTM does not have highlighted; few of them stand in the middle."""
    canvas = panel(f"{kind}, with v = [h, x]", HEIGHT, x=8, anchor="start", font_weight="bold")
    top = 36 + ROW * (6 - len(changed)) / 2
    for row, differs in enumerate(changed):
        if differs:
            canvas.rect(2, top + ROW * row, 300, 28, fill=CHANGED, rx=4)
    lines(canvas, 8, top + 18, map(typeset, EQUATIONS[kind]), step=ROW, size=16)
    legend(canvas, 8, HEIGHT - 16, [(swatch(CHANGED), "not in the LSTM")], size=style.TEXT, fill=style.QUIET)
    return canvas


def _bars(kind, counts, hidden_size, input_size):
    """How many parameters the LSTM has and the chosen kind; the others are for the reader to ask for."""
    canvas = panel(f"parameters, H = {hidden_size}, D = {input_size}", HEIGHT, x=8, anchor="start")
    most = max(counts.values())
    for row, (name, count) in enumerate(counts.items()):
        y, here = 30 + 48 * row, name == kind
        look = {"fill": CHANGED, "stroke": style.QUIET} if here else {"fill": style.PAPER, "stroke": style.FAINT}
        canvas.rect(2, y, 300, 42, **look, stroke_width=1, rx=4, sets={"kind": name}, tap=True)
        canvas.text(8, y + 17, name, anchor="start", font_weight="bold" if here else None)
        if here or name == "LSTM":
            canvas.text(296, y + 17, f"{count:,}", anchor="end")
            fill = style.VERMILION if here else style.SKY
            canvas.rect(8, y + 24, 288 * count / most, 12, fill=fill, pointer_events="none")
    return canvas

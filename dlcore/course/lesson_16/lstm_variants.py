"""What variants of the LSTM change, and what they cost: lesson 16, fig 2-39."""

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.picture import Picture
from dlcore.recurrent import GRU, LSTM, RNN

HEIGHT = 250
CHANGED = "#FFE9B0"  # behind lines that differ from the LSTM's: a pale orange

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
    """The equations of one kind of layer, and the parameters of all kinds."""
    counts = {name: make(name, input_size, hidden_size).num_params for name in EQUATIONS}
    changed = [line not in EQUATIONS["LSTM"] for line in EQUATIONS[kind]]
    words = (
        f"{kind} with {hidden_size} units and {input_size} inputs: {counts[kind]:,} parameters, "
        f"{counts[kind] / counts['LSTM']:.2f} times those of the LSTM. {sum(changed)} of its {len(changed)} equations "
        "differ from the LSTM’s."
    )
    return Picture((_equations(kind, changed), _bars(kind, counts, hidden_size, input_size)), words)


def _equations(kind, changed):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(8, 18, f"{kind}, with v = [h, x]", anchor="start", font_weight="bold")
    for row, (line, differs) in enumerate(zip(EQUATIONS[kind], changed, strict=True)):
        y = 36 + 32 * row
        if differs:
            canvas.rect(2, y, 300, 26, fill=CHANGED, rx=4)
        canvas.text(8, y + 18, line, anchor="start")
    canvas.rect(8, 234, 14, 12, fill=CHANGED)
    canvas.text(28, 245, "not in the LSTM", size=13, fill=style.QUIET, anchor="start")
    return canvas.to_svg()


def _bars(kind, counts, hidden_size, input_size):
    canvas = Canvas(style.PANEL, HEIGHT)
    canvas.text(8, 18, f"parameters, H = {hidden_size}, D = {input_size}", anchor="start")
    most = max(counts.values())
    for row, (name, count) in enumerate(counts.items()):
        y = 36 + 42 * row
        canvas.text(8, y + 12, name, anchor="start", font_weight="bold" if name == kind else None)
        canvas.text(300, y + 12, f"{count:,}", anchor="end")
        canvas.rect(8, y + 18, 292 * count / most, 12, fill=style.VERMILION if name == kind else style.SKY)
    return canvas.to_svg()

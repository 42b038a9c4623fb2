"""A generated program beside the two training programs nearest to it: lesson 01, fig 2-3."""

import re
from difflib import SequenceMatcher

from dlcore.course.drawing import style
from dlcore.course.drawing.canvas import Canvas
from dlcore.course.drawing.panel import panel
from dlcore.course.drawing.picture import Picture

# Transcribed from the slide, after figure 2 of Mou and others (2015); `int x a` there is read as `int x,a`.
GENERATED = """\
void main()
{
  int x,a[100],i,max1,max2;
  scanf("%d",&n);
  for(i=0;i<=n-1;i++)
  {
    scanf("%d",&a[i]);
    if (a[i]>max1)
      max2=a[i];
    for(i=1;i<=n;i++)
    {
      if(a[i]>max&&a[i]==max1)
        max2=a[i];
    }
    printf("%d\\n%d",max1,max2);
    return 0;
  }
}"""
FIRST = """\
int main(){
  int n,i,j,sz[100],max=0,ci=0;
  scanf("%d",&n);
  for(i=0;i<n;i++){
    scanf("%d",&sz[i]);
    if(sz[i]>max){
      max=sz[i];
    }
    for(i=0;i<n;i++){
      if(sz[i]>ci&&sz[i]<max){
        ci=sz[i];
      }
    }
    printf("%d\\n%d",max,ci);
    return 0;
  }
}"""
SECOND = """\
void main()
{
  int n,i,a[100],j,max1,max2;
  scanf("%d",&n);
  for(i=0;i<n;i++)
  {
    scanf("%d",&a[i]);
  }
  max1=a[0];
  for(i=0;i<n;i++)
  {
    if(a[i]>max1)
      max1=a[i];
  }
  for(i=0;i<n;i++)
  {
    if(max1==a[i])
      j=i;
  }
  if(max1!=a[0])
    max2=a[0];
  else max2=a[1];
  for(i=0;i<n;i++)
  {
    if(i==j) continue;
    if(a[i]>max2)
      max2=a[i];
  }
  printf("%d\\n%d",max1,max2);
}"""
ERRORS = ((2, 6, "x"), (11, 14, "max"), (11, 23, "=="), (15, 11, "0"))  # line, column: those that the slide marks
TRAINING = {"training program 1": FIRST, "training program 2": SECOND}
FLOW = {"for", "if", "else", "continue", "return", "scanf", "printf"}  # the words of C that make the structure
OWN = FLOW | {"void", "int", "main"}  # words of C that are no names
LETTER, CLOSEST, WIDEST = 8.13, 15, 24  # px: the width of a letter, and how far apart lines may be
TOP, ROOM = 56, 450  # px: where programs begin, and the height of the longest
FOUND = {  # how the words that both programs have are coloured, and what they are
    "names": (style.PALE_ORANGE, "names that are in both"),
    "structure": (style.PALE_BLUE, "steps that come in the same order"),
}


def words_of(program):
    """Every word outside quotes, as (line, column, word)."""
    found = []
    for number, line in enumerate(program.splitlines()):
        code = re.sub(r'"[^"]*"', lambda quoted: " " * len(quoted[0]), line)
        found += [(number, word.start(), word[0]) for word in re.finditer(r"[a-z]\w*", code)]
    return found


def names(program):
    """The names that a program gives its variables."""
    return {word for _, _, word in words_of(program)} - OWN


def flow(program):
    """The words that make a program's structure, in order, as (line, column, word)."""
    return [found for found in words_of(program) if found[2] in FLOW]


def nearest_programs(neighbour, compare):
    """The generated program beside the training program `neighbour`: the names or the structure that both have."""
    same = _same_names if compare == "names" else _same_flow
    shares = {name: same(GENERATED, program) for name, program in TRAINING.items()}
    marks, _, said = shares[neighbour]
    words = f"The generated program beside {neighbour}, {compare} compared. {said}"
    panels = _generated(marks[0], compare), _training(neighbour, marks[1], compare, shares)
    return Picture.of(words, *panels, touch="Point at a program's name, at what is compared, or at a coloured word.")


def _same_names(one, other):
    """What both programs have: marks in each as (line, column, word, term), how much it is, and a sentence about it."""
    shared, own = names(one) & names(other), names(one) | names(other)
    marks = [[(*found, found[2]) for found in words_of(program) if found[2] in shared] for program in (one, other)]
    share = f"{len(shared)} of {len(own)} names"
    return marks, share, f"{len(shared)} of the {len(own)} names in the two are in both: {', '.join(sorted(shared))}."


def _same_flow(one, other):
    """As `_same_names`, for the words that make the structure."""
    steps = flow(one), flow(other)
    first, second = ([word for _, _, word in found] for found in steps)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    places = [[block[side] + i for block in blocks for i in range(block.size)] for side in (0, 1)]
    marks = [
        [(*steps[side][place], f"step {number}") for number, place in enumerate(places[side], 1)] for side in (0, 1)
    ]
    share = f"{len(marks[0])} of {len(first)} steps"
    words = f"{len(marks[0])} of its {len(first)} steps (for, if, return and so on) come in the same order there"
    return marks, share, f"{words}, among {len(second)}."


def _generated(marks, compare):
    """The generated program, and below it what is compared."""
    canvas = panel("generated program", TOP + ROOM, x=4, anchor="start", font_weight="bold")
    canvas.line(4, 37, 30, 37, stroke=style.VERMILION, stroke_width=2.5)
    canvas.text(38, 41, "a wrong character", anchor="start", size=style.SMALL)
    foot = TOP + ROOM - 76
    _listing(canvas, GENERATED, marks, FOUND[compare][0], foot - TOP - 8, ERRORS)
    for row, (name, (colour, words)) in enumerate(FOUND.items()):
        _tab(canvas, 2, foot + 40 * row, 300, 34, name == compare, {"compare": name})
        canvas.rect(12, foot + 40 * row + 10, 26, 15, fill=colour, pointer_events="none")
        canvas.text(48, foot + 40 * row + 22, words, anchor="start")
    return canvas


def _training(neighbour, marks, compare, shares):
    """The names of the training programs with how much they share, and below them the chosen one."""
    canvas = Canvas(style.PANEL, TOP + ROOM)
    for column, (name, (_, share, _)) in enumerate(shares.items()):
        _tab(canvas, 2 + 152 * column, 2, 148, 46, name == neighbour, {"neighbour": name})
        canvas.text(76 + 152 * column, 20, name)
        canvas.text(76 + 152 * column, 40, share, size=style.SMALL)
    _listing(canvas, TRAINING[neighbour], marks, FOUND[compare][0], ROOM)
    return canvas


def _tab(canvas, x, y, width, height, chosen, sets):
    edge = (style.QUIET, 2) if chosen else (style.FAINT, 1)
    canvas.rect(x, y, width, height, fill=style.PADDING, stroke=edge[0], stroke_width=edge[1], rx=5, sets=sets)


def _listing(canvas, program, marks, colour, room, errors=()):
    """A program whose lines share the `room` below TOP: marks in a colour, errors underlined."""
    written = program.splitlines()
    step = min(room / len(written), WIDEST)

    def middle(number):
        return TOP + step * (number + 0.5)

    for number, column, word, term in marks:
        left, width = 4 + LETTER * column, LETTER * len(word)
        canvas.rect(left, middle(number) - CLOSEST / 2, width, CLOSEST, fill=colour, term=term)
    for number, column, word in errors:
        left, y = 4 + LETTER * column, middle(number) + 8
        canvas.line(left, y, left + LETTER * len(word), y, stroke=style.VERMILION, stroke_width=2.5)
    for number, line in enumerate(written):
        text = line.lstrip()
        canvas.text(
            4 + LETTER * (len(line) - len(text)), middle(number) + 4.5, text, size=style.SMALL, anchor="start",
            font_family=style.MONO, textLength=LETTER * len(text),
        )  # fmt: skip

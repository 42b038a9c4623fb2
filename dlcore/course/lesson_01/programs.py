"""A generated program beside the two training programs nearest to it: lesson 01, fig 2-3."""

import re
from difflib import SequenceMatcher

from dlcore.course.drawing import style
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
LINE, LETTER = 15, 7.3  # px
FOUND = {"names": style.PALE_ORANGE, "structure": style.PALE_BLUE}  # behind a word that both programs have


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


def nearest_programs(which, compare):
    """The generated program and the training program `which`; the names or the structure that they share is marked."""
    other = TRAINING[which]
    marks, said = (_same_names if compare == "names" else _same_flow)(GENERATED, other)
    left = _listing("generated program", GENERATED, marks[0], FOUND[compare], GENERATED, ERRORS)
    right = _listing(which, other, marks[1], FOUND[compare], SECOND)
    return Picture.of(f"The generated program beside {which}, {compare} compared. {said}", left, right)


def _same_names(one, other):
    shared = names(one) & names(other)
    marks = [[found for found in words_of(program) if found[2] in shared] for program in (one, other)]
    own = names(one) | names(other)
    return marks, f"{len(shared)} of the {len(own)} names in the two are in both: {', '.join(sorted(shared))}."


def _same_flow(one, other):
    steps = flow(one), flow(other)
    first, second = ([word for _, _, word in found] for found in steps)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    marks = [[steps[side][block[side] + i] for block in blocks for i in range(block.size)] for side in (0, 1)]
    words = f"{len(marks[0])} of its {len(first)} steps (for, if, return and so on) come in the same order there"
    return marks, f"{words}, among {len(second)}."


def _listing(title, program, marks, colour, longest, errors=()):
    """A program in a panel with room for the `longest` shown there: marks in a colour, errors underlined."""
    canvas = panel(title, 36 + LINE * len(longest.splitlines()), x=4, anchor="start", font_weight="bold")
    for number, column, word in marks:
        canvas.rect(4 + LETTER * column, 27 + LINE * number, LETTER * len(word), LINE - 1, fill=colour)
    for number, column, word in errors:
        left, y = 4 + LETTER * column, 42 + LINE * number
        canvas.line(left, y, left + LETTER * len(word), y, stroke=style.VERMILION, stroke_width=2.5)
    for number, line in enumerate(program.splitlines()):
        text = line.lstrip()
        canvas.text(
            4 + LETTER * (len(line) - len(text)), 38 + LINE * number, text, size=12, anchor="start",
            font_family=style.MONO, textLength=LETTER * len(text),
        )  # fmt: skip
    return canvas

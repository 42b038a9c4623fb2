"""What the errors of NumPy and Python mean, in words that a student can act on."""

import re

import numpy as np

from dlcore.course.checking.running import limits

# What an error's text looks like → what it means. {0}, {1} … are the groups of the pattern.
_MEANINGS = [
    (
        r"operands could not be broadcast together with shapes (\([\d,]*\)) (\([\d,]*\))",
        "NumPy cannot line up the shapes {0} and {1}: read from the right, two lengths must be equal or one of them 1.",
    ),
    (
        r"matmul: Input operand \d has a mismatch.*\(size (\d+) is different from (\d+)\)",
        "A product `@` needs as many columns on the left as rows on the right; here they are {1} and {0}. "
        "Is one of the two transposed, or in the wrong place?",
    ),
    (
        r"shapes (\([\d,]*\)) and (\([\d,]*\)) not aligned",
        "A product needs as many columns on the left as rows on the right; here the shapes are {0} and {1}. "
        "Is one of the two transposed, or in the wrong place?",
    ),
    (
        r"matmul: Input operand \d does not have enough dimensions|Scalar operands are not allowed",
        "`@` multiplies arrays; one of these two is a single number.",
    ),
    (
        r"could not broadcast input array from shape (\([\d,]*\)) into shape (\([\d,]*\))",
        "Something of shape {0} is to be written into a place of shape {1}.",
    ),
    (
        r"(?:non-broadcastable output|output operand).*shape (\([\d,]*\)) doesn't match the broadcast shape "
        r"(\([\d,]*\))",
        "In place (`+=`, `*=`) an array keeps its shape: {0} cannot take in a result of shape {1}.",
    ),
    (
        r"array split does not result in an equal division",
        "The array cannot be cut into that many equal parts: look at its shape.",
    ),
    (
        r"cannot reshape array of size (\d+) into shape (\([\d,]*\))",
        "{0} numbers do not fit into the shape {1}.",
    ),
    (
        r"setting an array element with a sequence|inhomogeneous shape",
        "The parts do not make an array: they have different lengths, or several numbers stand where one belongs.",
    ),
    (
        r"truth value of an array",
        "`if`, `and`, `or` and `max` of Python need one yes or no; an array holds one for each number. "
        "`np.where`, or an index such as `x[x < 0]`, chooses number by number.",
    ),
    (
        r"axis (-?\d+) is out of bounds for array of dimension (\d+)",
        "There is no axis {0}: this array has only {1}, counted from 0.",
    ),
    (
        r"all the input array dimensions|all the input arrays must have same number",
        "These arrays cannot be joined: apart from the axis along which they are joined, their shapes must be equal.",
    ),
    (
        r"index can't contain negative values",
        "`np.pad` gets a negative width: is the larger size taken off the smaller?",
    ),
    (r"all input arrays must have the same shape", "`np.stack` needs arrays of one shape."),
    (r"read-only", "That array must not be written into: make a new one."),
    (
        r"not enough values to unpack \(expected (\d+), got (\d+)\)|too many values to unpack \(expected (\d+)\)",
        "On the left of `=` stands another number of names than there are values on the right.",
    ),
    (r"must be a square|must be square|Last 2 dimensions", "That needs a square matrix, and this one is not."),
    (r"Singular matrix", "That matrix has no inverse."),
    (
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)",
        "Index {0} does not exist: axis {1} has length {2}, so the last index is one less.",
    ),
    (r"too many indices for array: array is 1-dimensional, but (\d+)", "An array with a single axis gets {0} indices."),
    (r"too many indices for array: array is (\d)-dimensional, but (\d+)", "An array with {0} axes gets {1} indices."),
    (
        r"invalid index to scalar|'(?:float|int|numpy.float64|numpy.int64)' object is not subscriptable",
        "That is one number already; it has no places to look at with `[…]`.",
    ),
    (
        r"list index out of range|tuple index out of range|string index out of range",
        "The index goes past the end. Count the elements, and look at where the loop stops: is it an index "
        "of the last one or of the one after?",
    ),
    (r"only integers, slices", "An index must be a whole number: `/` makes a float, `//` does not."),
    (
        r"'(?:float|numpy.float64)' object cannot be interpreted as an integer|slice indices must be integers",
        "A whole number is needed here, and this is a float: `/` makes a float, `//` does not.",
    ),
    (
        r"[Oo]nly (?:integer scalar arrays|length-1 arrays|size-1 arrays|0-dimensional arrays) can be "
        r"converted|only integer tensors",
        "One number is needed here, and this is an array of several. Functions of `math` take one number, "
        "those of NumPy arrays.",
    ),
    (
        r"Cannot cast ufunc '(\w+)' output from dtype\('(\w+)'\) to dtype\('(\w+)'\)",
        "An array of whole numbers ({2}) cannot take in fractions in place: `a = a + …` makes a new array, "
        "`a += …` does not.",
    ),
    (
        r"NoneType",
        "Something here is None. Functions that change a thing in place (`list.sort`, `list.append`, "
        "`list.reverse`) and "
        "functions without `return` give None back.",
    ),
    (
        r"missing (\d+) required positional argument|takes (\d+) positional arguments? but (\d+) "
        r"(?:was|were) given|unexpected keyword argument",
        "A function gets another number of arguments than it takes.",
    ),
    (
        r"'(?:numpy.ndarray|float|int|numpy.float64|list|tuple)' object is not callable",
        "Round brackets call a function, and this is none: a place in an array is `a[i]`, a product `a * b`.",
    ),
    (
        r"'(?:function|builtin_function_or_method|method)' object is not subscriptable",
        "Square brackets look into a list or an array, and this is a function: call it with round ones.",
    ),
    (
        r"unsupported operand type\(s\) for .*'(?:function|builtin_function_or_method|method|numpy.ufunc)'",
        "A function stands where its result is needed: the brackets that call it are missing.",
    ),
    (
        r"unsupported operand type\(s\) for .*'(?:list|tuple|dict|str)'|can't multiply sequence|can only "
        r"concatenate|must be real number, not",
        "Lists, tuples and texts do not calculate: arrays and numbers do (`np.array(…)`).",
    ),
    (
        r"exceptions must derive from BaseException",
        'Only errors can be raised: `raise ValueError("in words what is wrong")`.',
    ),
    (r"object is not iterable", "A loop, or a name for each value, needs several values, and this is a single thing."),
    (
        r"has no len\(\)|len\(\) of unsized object",
        "`len` counts the elements of an array or list, and this is a single number.",
    ),
    (
        r"'(list|tuple|float|int)' object has no attribute '(\w+)'",
        "`.{1}` belongs to arrays, and this is a {0}: `np.asarray(…)` makes an array of a list.",
    ),
    (r"has no attribute '(\w+)'", "There is no `{0}` in it: is the name spelled right?"),
    (
        r"cannot access local variable '(\w+)'|local variable '(\w+)' referenced before",
        "A variable is used before it gets its first value. One that adds up starts before the loop.",
    ),
    (
        r"name '(\w+)' is not defined",
        "There is no `{0}`: is it spelled right? Only the arguments, your own variables and the lesson's "
        "imports exist here.",
    ),
    (
        r"Quantiles must be in|Percentiles must be in",
        "`np.quantile` wants shares from 0 to 1, `np.percentile` percentages from 0 to 100.",
    ),
    (r"overflow encountered", "A number becomes too large for a float. `np.exp` does at about 710."),
    (
        r"invalid value encountered",
        "The result is no number: ∞ − ∞, ∞ / ∞, or the root or logarithm of something negative.",
    ),
    (r"divide by zero|division by zero|modulo by zero", "It divides by zero, or takes the logarithm of 0."),
    (
        r"math range error|Result too large|too large to convert",
        "A number becomes too large for a float. `exp` does at about 710.",
    ),
    (r"math domain error|expected a (?:non|positive)", "The root or the logarithm of a negative number is no number."),
    (
        r"zip\(\) argument \d is (?:shorter|longer)",
        "`zip` walks through two lists side by side, and here one is longer than the other.",
    ),
    (
        r"Expecting at least two arrays|needs? at least (?:one|two) arrays?",
        "There are fewer arrays here than this function joins or multiplies: think of the shortest list.",
    ),
    (
        r"attempt to get arg(?:max|min) of an empty|zero-size array to reduction|Shape of array too "
        r"small|max\(\) (?:arg|iterable "
        r"argument) is (?:an )?empty|iterable argument is empty",
        "There is nothing here to take the largest or smallest of: an array or list is empty.",
    ),
    (
        r"negative dimensions are not allowed",
        "An array cannot have a negative length: look at how its size is computed.",
    ),
    (r"slice step cannot be zero|arg 3 must not be zero", "A step of 0 never arrives anywhere."),
    (
        r"remapped shapes|could not be broadcast together with remapped",
        "The arguments of this NumPy function have shapes that do not fit: are they in the right order?",
    ),
    (r"pop from empty list|popitem", "It takes more out of the list than there is."),
    (
        r"dictionary changed size|changed size during iteration",
        "It changes what it is just walking through: walk through a copy.",
    ),
    (r"unhashable type", "Arrays and lists cannot be keys of a dict or members of a set."),
    (r"must be str|not supported between instances of", "Two things of different kinds are compared or joined."),
]
_KINDS = {
    limits.TimeUp: "It was stopped after {seconds:g} seconds. Is there a loop that never ends?",
    RecursionError: "It calls itself without end: one of its calls must return without calling again.",
    SystemExit: "It tried to leave Python (`exit`). Return a result, or raise an error.",
    MemoryError: "It asks for more memory than there is: does a list or an array grow without end?",
    EOFError: "It asks for `input`, but nobody is there to type: all it needs comes as arguments.",
    KeyError: "A dict is asked for a key that it does not have.",
    AssertionError: "An `assert` in it does not hold.",
    StopIteration: "It takes more out of an iterator than there is.",
    FileNotFoundError: "It looks for a file that is not there. All it needs comes as arguments.",
    ModuleNotFoundError: "It imports something that is not installed. NumPy and dlcore are enough here.",
}


PLAIN = (limits.TimeUp, RecursionError, SystemExit, MemoryError, EOFError)  # for which the words say it all


# What the line looks like that raised an error, and what the error's text looks like → what it means.
_OF_LINES = [
    (
        r"np\.(a?max|a?min)\([^()]*,",
        r"integer scalar arrays|interpreted as an integer|out of bounds for array of dimension",
        "`np.{0}` takes a second argument for an axis. `np.maximum` and `np.minimum` compare two things "
        "number by number.",
    ),
    (
        r"np\.(concatenate|hstack|vstack|stack|column_stack)\((?![\[(])",
        r"integer scalar arrays|positional argument|must be an integer|not iterable",
        "`np.{0}` takes one list of arrays: `np.{0}([a, b])`.",
    ),
    (
        r"np\.(zeros|ones|empty)\((?![\[(])[^()]*,",
        r"data type|interpreted",
        "`np.{0}` takes the shape as one tuple: `np.{0}((rows, columns))`.",
    ),
]


def meaning(error, line="", code=""):
    """What an error means, in words, or None if there are none better than its own.

    line: the line of the student's code that raised it; code: all of that code
    """
    for kind, words in _KINDS.items():
        if isinstance(error, kind):
            return words.format(seconds=limits.SECONDS)
    words = _in_this_code(error, line, code)
    if words:
        return words
    for pattern, words in _MEANINGS:
        found = re.search(pattern, str(error))
        if found:
            return words.format(*found.groups())
    return None


def _in_this_code(error, line, code):
    """What an error means where that shows in the code only."""
    for place, pattern, words in _OF_LINES:
        found = re.search(place, line)
        if found and re.search(pattern, str(error)):
            return words.format(*found.groups())
    if code and re.search("(list|tuple) index out of range", str(error)) and not re.search(r"\b(for|while)\b", code):
        return "It asks for an element that is not there: not every input has as many as this line needs."
    found = re.search(r"'(list|tuple)' object has no attribute '(\w+)'", str(error))
    if found and not hasattr(np.ndarray, found[2]):
        return f"There is no `.{found[2]}` in a {found[1]}: is something else needed here?"
    return None

"""Wrong answers made by machine: small changes of a solution's code, and changes of its results."""

import ast
import copy

import numpy as np

OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.FloorDiv),
    ast.Div: (ast.Mult,),
    ast.FloorDiv: (ast.Mult, ast.Mod),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
}
COMPARISONS = {ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt,), ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt,)}
COMPARISONS |= {ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,)}
REDUCTIONS = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "std": "var", "argmax": "argmin"}


def code_mutants(source):
    """(what was changed, changed source) for operators, constants, signs, reductions, indices, arguments …"""
    tree = ast.parse(source)
    body = tree.body[0].body
    start = 1 if ast.get_docstring(tree.body[0]) else 0
    for number, statement in enumerate(body[start:], start):
        nodes = list(ast.walk(statement))
        for position, node in enumerate(nodes):
            if _in_raise(statement, node):
                continue
            for words, change in _changes(node):
                mutant = copy.deepcopy(tree)
                twin = list(ast.walk(mutant.body[0].body[number]))[position]
                change(twin)
                yield f"{words} in `{ast.unparse(node)}`", ast.unparse(ast.fix_missing_locations(mutant))


def _in_raise(statement, node):
    """The words of an error message may be anything."""
    raises = [part for part in ast.walk(statement) if isinstance(part, ast.Raise)]
    return any(node in ast.walk(part) for part in raises)


def _changes(node):
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            for other in OPERATORS.get(type(op), ()):
                yield f"{type(op).__name__} → {other.__name__}", lambda twin, other=other: setattr(twin, "op", other())
        case ast.Attribute(attr=name) if name in REDUCTIONS:
            yield f"{name} → {REDUCTIONS[name]}", lambda twin: setattr(twin, "attr", REDUCTIONS[name])
        case ast.Compare(ops=[op]):
            for other in COMPARISONS.get(type(op), ()):
                yield f"{type(op).__name__} → {other.__name__}", lambda t, other=other: setattr(t, "ops", [other()])
        case ast.Constant(value=int() as value) if not isinstance(value, bool):
            for other in (value + 1, value - 1):
                yield f"{value} → {other}", lambda twin, other=other: setattr(twin, "value", other)
        case ast.UnaryOp(op=ast.USub()):
            yield "sign dropped", lambda twin: setattr(twin, "op", ast.UAdd())
        case ast.Tuple(elts=[one, other]) if ast.dump(one) != ast.dump(other):
            yield "pair swapped", lambda twin: twin.elts.reverse()
        case ast.Call(args=[_, _, *_]):
            yield "arguments swapped", lambda twin: twin.args.reverse()


def _changed(make):
    """A mutant that changes the solution's result."""

    def mutant(solution):
        def answer(*args, **kwargs):
            return make(solution(*args, **kwargs))

        return answer

    return mutant


def _spoil(solution):
    """Right, but it writes into the array it was given."""

    def answer(first, *args, **kwargs):
        result = solution(first, *args, **kwargs)
        if isinstance(first, np.ndarray):
            first.setflags(write=True)
            first += 1
        return result

    return answer


GENERIC = {
    "zeros": _changed(lambda y: np.zeros_like(y) if isinstance(y, np.ndarray) else 0),
    "transposed": _changed(np.transpose),
    "sign flipped": _changed(lambda y: -y),
    "one more": _changed(lambda y: y + 1),
    "one row less": _changed(lambda y: y[:-1] if isinstance(y, np.ndarray) else y - 1),
    "one axis more": _changed(lambda y: np.asarray(y)[None]),
    "as text": _changed(str),
    "as whole numbers": _changed(lambda y: np.asarray(y).astype(int)),
    "None": _changed(lambda y: None),
    "input changed in place": _spoil,
}

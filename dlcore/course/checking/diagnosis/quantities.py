"""What a trial has that a result may be off by: its numbers, and the sizes of its arrays."""

import numpy as np


def quantities(sheet, pairs):
    """Name → its value in the case of each pair; only what every case has."""
    tables = [_of_one(sheet, pair) for pair in pairs]
    names = [name for name in tables[0] if all(name in table for table in tables)]
    return {name: [table[name] for table in tables] for name in names}


def _of_one(sheet, pair):
    table = {}
    for name, value in sheet.arguments(pair.case).items():
        if isinstance(value, int | float | np.number) and not isinstance(value, bool):
            table[f"`{name}`"] = value
            table[f"(`{name}` − 1)"] = value - 1
            table[f"(1 − `{name}`)"] = 1 - value
            table[f"(`{name}` + 1)"] = value + 1
        elif isinstance(value, np.ndarray) and value.ndim:
            table |= _sizes(name, value)
        elif isinstance(value, list):
            table[f"the length of `{name}`"] = len(value)
    return table


def _sizes(name, array):
    sizes = {
        f"the number of values in `{name}`": array.size,
        f"one less than the number of values in `{name}`": array.size - 1,
    }
    if array.ndim == 2:
        sizes[f"the number of rows of `{name}`"] = len(array)
        sizes[f"the number of columns of `{name}`"] = array.shape[1]
        sizes[f"one less than the number of rows of `{name}`"] = len(array) - 1
    return sizes

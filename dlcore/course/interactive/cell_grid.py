"""A matrix of number fields, the widget of the control `cells`."""

import ipywidgets
import numpy as np
import traitlets


class CellGrid(ipywidgets.VBox):
    """Editable cells; `value` holds the rows as tuples, which can be compared and observed."""

    value = traitlets.Tuple()

    def __init__(self, start, label):
        start = np.asarray(start)
        kind = ipywidgets.IntText if np.issubdtype(start.dtype, np.integer) else ipywidgets.FloatText
        layout = ipywidgets.Layout(width="4em", margin="1px")
        self.fields = [[kind(value=number, layout=layout) for number in row] for row in start.tolist()]
        rows = [ipywidgets.HBox(row) for row in self.fields]
        super().__init__([ipywidgets.Label(label), *rows])
        self._read()
        for row in self.fields:
            for field in row:
                field.observe(self._read, names="value")

    def _read(self, change=None):
        self.value = tuple(tuple(field.value for field in row) for row in self.fields)

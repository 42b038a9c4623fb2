"""Run lessons and store the outputs of their pinned cells: `python -m tools.pin_outputs lessons/07_*.ipynb`.

Pinned are the cells with the tags `nbval-check-output` and `keep_output`; all others are stored empty.
Read the difference before you commit it: these numbers are what readers see and what CI compares.
"""

import sys

import nbformat
from nbclient import NotebookClient


def pin(path):
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": "lessons"}}).execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.metadata.pop("execution", None)
            pinned = "keep_output" in cell.metadata.get("tags", [])
            cell.execution_count = 1 if pinned else None  # nbval refuses an output without a count
            cell.outputs = cell.outputs if pinned else []
    notebook.metadata.pop("widgets", None)
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for path in sys.argv[1:]:
        pin(path)

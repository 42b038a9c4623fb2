# Every target sets itself up from nothing, in .venv, and is quick the second time.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: book html lab test bench clean

book: html                       ## build the book, serve it and print its address
	$(BIN)/python -m tools.serve _build/html

# With PYODIDE=folder, an unpacked release of Pyodide, its lessons also run in the reader's browser (JupyterLite).
html: .venv/book.stamp           ## build the book into _build/html
	$(BIN)/jupyter-book build . -W -n --keep-going
	$(BIN)/python -m tools.lite _build/html "$(PYODIDE)"

lab: .venv/book.stamp            ## open your copies of the lessons, in my_lessons/
	$(BIN)/python -m tools.lab

test: .venv/test.stamp           ## everything: style, package, lessons, exercises, book in a browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/oxlint --deny-warnings book/player book/theme/scripts dlcore/course/interactive dlcore/course/plotting
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m pytest tests lessons dlcore --doctest-modules --nbval-lax --nbval-current-env \
	  --numprocesses auto --dist loadfile

bench: .venv/bench.stamp         ## speed beside PyTorch, scikit-learn and SciPy
	$(BIN)/python -m benchmarks

clean:                           ## remove what the targets above made; my_lessons/ stays
	rm -rf .venv _build build dist dlcore.egg-info .pytest_cache .hypothesis .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

new_enough = $(1) -c "import sys; sys.exit(sys.version_info < (3, 11))" || { \
  echo "$(1) is older than Python 3.11. Remove .venv if it is there, and name a newer one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }

.venv/bin/python:
	@$(call new_enough,$(PYTHON))
	@$(PYTHON) -c "import ensurepip" 2>/dev/null || { \
	  echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/book.stamp: requirements.txt constraints.txt pyproject.toml | .venv/bin/python
	@$(call new_enough,$(BIN)/python)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/test.stamp: .venv/book.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	@touch $@

.venv/bench.stamp: .venv/book.stamp benchmarks/requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -r benchmarks/requirements.txt
	@touch $@

"""How fast dlcore is beside what a reader would use instead: `python -m benchmarks`, or `make bench`."""

"""Pictures of the course: pure functions from numbers to a `Picture`, one module an idea.

A lesson imports the modules it draws with: `from dlcore.figures import convolution`.
"""

from dlcore.figures.picture import Picture

__all__ = ["Picture"]

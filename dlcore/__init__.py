"""Deep learning in readable NumPy: the package behind the course.

`import dlcore` loads NumPy and nothing else; pictures and sliders live in `dlcore.figures` and
`dlcore.interactive`. Every public name can be taken from here, as in `from dlcore import Conv2d`; each module
says in its `__all__` which of its names are public.
"""

# ruff: noqa: F403
from dlcore.convolution import *
from dlcore.data import *
from dlcore.gradcheck import *
from dlcore.layer import *
from dlcore.windows import *

__version__ = "0.1.0"

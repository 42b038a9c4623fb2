"""Deep learning in readable NumPy: the package behind the course.

`import dlcore` loads NumPy and nothing else; pictures and sliders live in `dlcore.course.drawing` and
`dlcore.course.interactive`. Every public name can be taken from here, as in `from dlcore import Conv2d`; each module
says in its `__all__` which of its names are public.
"""

# ruff: noqa: F403
from dlcore.activations import *
from dlcore.autograd import *
from dlcore.checkpoint import *
from dlcore.columns import *
from dlcore.conv_layer import *
from dlcore.convolution import *
from dlcore.data import *
from dlcore.dense import *
from dlcore.embedding import *
from dlcore.gradcheck import *
from dlcore.hinges import *
from dlcore.history import *
from dlcore.initializers import *
from dlcore.landscape import *
from dlcore.layer import *
from dlcore.losses import *
from dlcore.models import *
from dlcore.neuron import *
from dlcore.optim import *
from dlcore.pooling import *
from dlcore.recurrent import *
from dlcore.regularization import *
from dlcore.training import *
from dlcore.windows import *

__version__ = "0.1.0"

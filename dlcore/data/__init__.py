"""Small real data sets that ship with the package, and seeded generators. Nothing here needs the network."""

from dlcore.data.images import digits, photograph
from dlcore.data.memory import copy_task
from dlcore.data.sentences import sentences

__all__ = ["copy_task", "digits", "photograph", "sentences"]

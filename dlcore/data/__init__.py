"""Small real data that ship with the package, and seeded generators. Nothing here needs a network."""

from dlcore.data.images import digits, photograph

__all__ = ["digits", "photograph"]

"""What a diagnosis found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Why an answer is wrong, in words.

    kind: how it was found, for instance "mistake", "property" or "stage"
    mistake: the name of the mistake that was recognised, or None
    """

    kind: str
    words: str
    mistake: str | None = None

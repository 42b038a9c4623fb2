"""What a diagnosis found, and how it lists names."""

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


def listed(names):
    """Names as a sentence has them: a, b and c."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]

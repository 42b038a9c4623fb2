"""All states of a figure, packed: a list of unique lines and, for each frame, which of them it shows.

The frames of one figure share nearly all their lines. For the slide's convolution, 126 frames, this takes
the page from megabytes to some tens of kilobytes.
"""


def pack(texts):
    """Pack `texts` into (lines, frames).

    lines: every different line once, in the order of first appearance
    frames: one list per text, [start, count, start, count, …], runs of neighbouring lines
    """
    index = {}
    frames = []
    for text in texts:
        runs = []
        for line in text.split("\n"):
            at = index.setdefault(line, len(index))
            if runs and at == runs[-2] + runs[-1]:
                runs[-1] += 1
            else:
                runs += [at, 1]
        frames.append(runs)
    return list(index), frames


def unpack(lines, frame):
    """The text of one frame; what the page's player does, for tests."""
    runs = zip(frame[::2], frame[1::2], strict=True)
    return "\n".join(line for start, count in runs for line in lines[start : start + count])

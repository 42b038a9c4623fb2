"""What lessons say of trained networks holds on another processor, too: the same seed gives other weights there."""

import os
import platform
import subprocess
import sys

import pytest

from tests.support.lessons import LESSONS

TRAINED = [
    path for path in LESSONS if path.stem[:2] in ("01", "04", "06", "15", "16")
]  # they assert what training gives
RUN = "import sys, pathlib; from tests.support.lessons import namespace; namespace(pathlib.Path(sys.argv[1]))"


@pytest.mark.skipif(platform.machine() not in ("x86_64", "AMD64"), reason="OpenBLAS has other kernels here")
@pytest.mark.parametrize("path", TRAINED, ids=lambda path: path.stem)
def test_runs_with_the_kernels_of_an_old_processor(path):
    environment = {**os.environ, "OPENBLAS_CORETYPE": "Prescott", "DLCORE_PROGRESS": "off"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=path.parents[1],
    )
    assert done.returncode == 0, done.stderr[-3000:]

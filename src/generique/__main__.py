"""The process of the command ``generique``, also ``python -m generique``: it starts and ends fast."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave with an exit code of the contract."""
    gc.set_threshold(100_000, 20, 20)  # importing makes many objects and no garbage
    from generique.cli import run

    code = run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # a reader such as ``head`` has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.flush()
    os._exit(code)  # nothing is left to save, and taking a process apart costs a tenth of a question


if __name__ == "__main__":
    main()

"""Runs one command and says what it took: `python launcher.py REPORT COMMAND …`.

A process of its own, and a small one: on Linux the peak memory of a process counts from the size of
the one that it was started from, which would be that of the whole bench, or of pytest.
"""

import os
import sys
import time


def main(report: str, call: list[str]) -> int:
    """Run a command; write its seconds and peak memory, in units of the system, to a file."""
    start = time.perf_counter()
    process = os.posix_spawnp(call[0], call, os.environ)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    with open(report, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib takes memory
        file.write(f"{seconds} {usage.ru_maxrss}")
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

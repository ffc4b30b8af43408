"""Work on several processes: the same results in the same order, wherever it can be done at all."""

import multiprocessing
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.bench.generate import generate_vault
from zettel import workers

# A thread that goes on makes forking unsafe, so that new interpreters are started.
THREADED = "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()"
READING = """
import hashlib, sys, msgspec, zettel
vault = zettel.open(sys.argv[1])
print(len(vault.notes), hashlib.sha256(msgspec.msgpack.encode(vault.notes)).hexdigest())
"""
PROCESSES = """
import os, sys
from zettel import workers
from tests.test_workers import tell_process
numbers = [*workers.map_chunks(tell_process, range(workers.WORTHWHILE), 2)]
print(os.getpid() in numbers)
"""
KILLED = """
import os, signal
from zettel import workers
from tests.test_workers import tell_process
THREADED
for number in workers.map_chunks(tell_process, range(workers.CHUNK * 40), 3):
    os.kill(os.getpid(), signal.SIGKILL)
"""
ROOT = Path(__file__).parent.parent


def run(*arguments: str | Path, folder: Path = ROOT) -> str:
    """Run Python in a folder and return what it prints."""
    call = [sys.executable, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    outcome = subprocess.run(
        call,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=environment,
        cwd=folder,
        timeout=120,
    )
    assert not outcome.stderr
    return outcome.stdout


def tell_process(chunk: Sequence[int]) -> int:
    """Return the number of the process that does the work."""
    return os.getpid()


def die_elsewhere(chunk: Sequence[int]) -> list[int]:
    """End the process as the system does for want of memory, unless it is the first one."""
    if multiprocessing.parent_process() is not None and chunk[0] >= workers.CHUNK:
        os.kill(os.getpid(), signal.SIGKILL)
    return list(chunk)


def fail(chunk: Sequence[int]) -> None:
    """Raise what a function may raise."""
    raise ValueError(chunk[0])


def leave_trace(chunk: Sequence[Path]) -> None:
    """Leave a file that tells that a chunk was worked on."""
    tempfile.mkstemp(dir=chunk[0])


def map_in_daemon(queue: "multiprocessing.Queue[int]") -> None:
    """Work from inside a process that may have no children."""
    queue.put(sum(map(len, workers.map_chunks(list, range(workers.WORTHWHILE), 2))))


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a vault that is worth several processes."""
    folder = tmp_path_factory.mktemp("vault")
    generate_vault(folder, workers.WORTHWHILE + 1)
    return folder


def test_started_anew_reads_the_same_as_forked(vault: Path) -> None:
    """How processes are started changes nothing in what is read."""
    forked = run("-c", READING, vault)
    assert forked.startswith(f"{workers.WORTHWHILE + 1} ")
    assert run("-c", THREADED + READING, vault) == forked


def test_sessions_without_a_script_use_other_processes() -> None:
    """Both ways of starting them really start some."""
    assert run("-c", PROCESSES) == "False\n"
    assert run("-c", THREADED + PROCESSES) == "False\n"


@pytest.mark.parametrize("name", ["script.py", "script"])
def test_a_script_without_a_guard_runs_once(vault: Path, tmp_path: Path, name: str) -> None:
    """A new interpreter would import it and run all of it again, so there is none."""
    script = tmp_path / name
    script.write_text(f"print('start')\n{THREADED}\n{READING}\n{PROCESSES}")
    lines = run(script, vault).splitlines()
    assert [line.split()[0] for line in lines] == ["start", str(workers.WORTHWHILE + 1), "True"]


def test_a_module_without_a_guard_runs_once(vault: Path, tmp_path: Path) -> None:
    """`-m module` would be imported again too."""
    (tmp_path / "lonely.py").write_text(f"print('start')\n{THREADED}\n{READING}")
    assert run("-m", "lonely", vault, folder=tmp_path).count("start") == 1


def test_a_pool_that_dies_loses_nothing() -> None:
    """What killed processes leave undone is done here, in order."""
    count = workers.CHUNK * 6
    found = [*workers.map_chunks(die_elsewhere, range(count), 2)]
    assert [number for chunk in found for number in chunk] == list(range(count))


@pytest.mark.parametrize("before", ["", THREADED], ids=["forked", "anew"])
def test_nothing_outlives_a_process_that_is_killed(before: str) -> None:
    """The pool's processes end as well, and with them what they hold of its output."""
    call = [sys.executable, "-c", KILLED.replace("THREADED", before)]
    outcome = subprocess.run(call, capture_output=True, check=False, cwd=ROOT, timeout=60)
    assert outcome.returncode == -signal.SIGKILL


def test_mistakes_are_not_swallowed() -> None:
    """An error of the function is the caller's to see, from whichever process."""
    with pytest.raises(ValueError, match="0"):
        list(workers.map_chunks(fail, range(workers.CHUNK * 2), 2))


def test_workers_of_others_have_no_workers() -> None:
    """Called inside a process of somebody's pool, all is done there."""
    queue: multiprocessing.Queue[int] = multiprocessing.Queue()
    process = multiprocessing.Process(target=map_in_daemon, args=(queue,), daemon=True)
    process.start()
    assert queue.get(timeout=60) == workers.WORTHWHILE
    process.join()


def test_more_processes_than_windows_can_wait_for_are_not_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked for any number, there are at most `MOST`: no more than every platform takes."""
    assert workers.MOST <= 61
    monkeypatch.setattr(workers, "MOST", 3)
    items = range(workers.CHUNK * 20)
    assert len(set(workers.map_chunks(tell_process, items, 12))) <= 3


def test_results_that_wait_are_few(tmp_path: Path) -> None:
    """Who takes results slowly does not find all of them in memory: work waits as well."""
    chunks = workers.AHEAD * 10
    results = workers.map_chunks(leave_trace, [tmp_path] * (workers.CHUNK * chunks), 2)
    next(results)
    time.sleep(0.5)
    assert len(list(tmp_path.iterdir())) <= 2 * workers.AHEAD + 1
    assert len(list(results)) == chunks - 1

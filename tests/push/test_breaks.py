"""A push that is broken off: what was sent by then is not sent again."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.cli.conftest import build_environment
from tests.push.conftest import Call
from tests.push.stores import Answering, Asked, Oxigraph, Told, relay, serve
from tests.vaults import write_vault

NOTES = 200
PUSH = (sys.executable, "-c", "import sys; from zettel.cli import main; sys.exit(main())", "push")


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Write a vault of many notes."""
    notes = "".join(f"=== n{number}.md\n# N{number}\n" for number in range(NOTES))
    return write_vault(tmp_path / "many", f'=== zettel.toml\nbase = "https://v.example/"\n{notes}')


def count_sent(call: Call, vault: Path, url: str) -> int:
    """Push, and say how many graphs were sent."""
    outcome = call("push", vault, url, "--json")
    assert outcome.returncode == 0, outcome.stderr
    return len(json.loads(outcome.stdout)["sent"])


def test_a_refused_graph_costs_no_other(many: Path, store: Oxigraph, call: Call) -> None:
    """What arrived before the store refused is not sent again; the store is whole then."""
    written = 0

    def answer(asked: Asked) -> Told:
        nonlocal written
        written += is_note(asked)
        refused = is_note(asked) and written > NOTES // 2
        return Told(507, b"full") if refused else relay(store, asked)

    with serve(answer) as (url, _):
        assert call("push", many, url, "--retries", "0").returncode == 3
    assert count_sent(call, many, store.url) <= NOTES // 2 + 30  # some were under way
    assert count_sent(call, many, store.url) == 0


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_an_interrupted_push_goes_on(many: Path, store: Oxigraph, call: Call) -> None:
    """Ctrl-C writes down what was sent, and is told as everywhere."""
    half = threading.Event()
    written: list[str] = []

    def answer(asked: Asked) -> Told:
        if is_note(asked):
            time.sleep(0.01)
            written.append(asked.path)
            if len(written) == NOTES // 2:
                half.set()
        return relay(store, asked)

    assert end_push(many, answer, half, signal.SIGINT) == (130, "zettel: interrupted\n")
    assert 0 < count_sent(call, many, store.url) <= NOTES // 2 + 30


@pytest.mark.skipif(os.name == "nt", reason="signals are others there")
def test_a_killed_push_goes_on(many: Path, store: Oxigraph, call: Call) -> None:
    """What nobody can tell at the end was written down now and then."""
    saved = threading.Event()
    states: list[bytes] = []

    def answer(asked: Asked) -> Told:
        if is_note(asked):
            time.sleep(0.1)
        told = relay(store, asked)
        if asked.method == "PUT" and not is_note(asked) and asked.path.endswith("pushed"):
            states.append(asked.body)
            if len(states) == 2:
                saved.set()
        return told

    assert end_push(many, answer, saved, signal.SIGKILL)[0] == -signal.SIGKILL
    done = states[1].count(b"\n") - states[1].count(b'"0" .\n')
    assert 0 < count_sent(call, many, store.url) <= NOTES + 1 - done


def is_note(asked: Asked) -> bool:
    """Say whether a note's graph is sent."""
    return asked.method == "PUT" and "note%2F" in asked.path


def end_push(
    vault: Path, answer: Answering, moment: threading.Event, number: signal.Signals
) -> tuple[int, str]:
    """Send a signal to a push at a moment; return its status and what it said on stderr."""
    with (
        serve(answer) as (url, _),
        subprocess.Popen(
            [*PUSH, str(vault), url],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            encoding="utf-8", env=build_environment(),
        ) as running,
    ):  # fmt: skip
        assert moment.wait(60)
        running.send_signal(number)
        _, told = running.communicate(timeout=60)
    return running.returncode, told

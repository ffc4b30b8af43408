"""What measures: each stage runs on a tiny vault, whole commands too, floors touch every file."""

import sys
from functools import partial
from pathlib import Path

import pytest

from tests.bench import whole
from tests.bench.clock import FailedRunError, clock_process, describe_machine, run_process
from tests.bench.costs import measure_costs
from tests.bench.figures import Figures, StageCost
from tests.bench.floors import READ, STAT, find_paths, measure_floors, read_all
from tests.bench.generate import generate_vault
from tests.bench.growth import LABELS


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """Write a tiny vault."""
    generate_vault(tmp_path / "vault", 30, folders=True)
    return tmp_path / "vault"


def test_every_stage_runs_on_a_tiny_vault(vault: Path) -> None:
    """A stage that has a label is measured, and takes some time."""
    told: list[str] = []
    costs = measure_costs(vault, "tiny", 30, 1, told.append)
    assert [cost.stage for cost in costs] == list(LABELS)
    assert all(cost.micros > 0 for cost in costs)
    assert len(told) == 2  # the first run is thrown away


def test_whole_commands_run_on_a_tiny_vault(vault: Path, tmp_path: Path) -> None:
    """What a command takes, weighs and writes is told, beside both floors."""
    names = {whole.START_UP, whole.COLD, whole.CACHE_WRITTEN, whole.ONE_CHANGED}
    cases = [case for case in whole.CASES if case.name in names]
    found, floors = whole.measure_whole(vault, tmp_path / "out", 1, lambda _: None, cases)
    assert {one.case for one in found} == names
    assert all(one.seconds > 0 and one.peak > 1e6 for one in found)
    assert all(one.ratios.keys() == floors.keys() == {READ, STAT} for one in found)
    written = {one.case: one.written for one in found}
    assert written[whole.START_UP] == 0
    assert written[whole.ONE_CHANGED] > 10_000


def test_the_floor_reads_every_byte(vault: Path) -> None:
    """All notes are found in their folders and read whole."""
    paths = find_paths(vault)
    assert len(paths) == 30
    assert read_all(paths) == sum(path.stat().st_size for path in vault.rglob("*.md"))
    assert min(measure_floors(paths).values()) > 0


def test_a_failed_process_is_told_with_its_last_words() -> None:
    """A command that fails is no measurement."""
    with pytest.raises(FailedRunError, match="status 3: not today"):
        run_process(
            [sys.executable, "-c", "import sys; print('not today', file=sys.stderr); exit(3)"]
        )


def test_peak_memory_is_that_of_the_process() -> None:
    """A process that takes fifty megabytes more is told as such."""
    small, large = (
        run_process([sys.executable, "-c", f"x = b'x' * {size}"]).peak for size in (1, 50_000_000)
    )
    assert 40e6 < large - small < 60e6


def test_memory_counts_while_it_is_held() -> None:
    """What some work takes and gives back is told, also after something larger."""
    sizes = 80_000_000, 50_000_000
    peaks = [clock_process(partial(fill, size))[2] for size in sizes]
    if sys.platform == "linux":
        assert 40e6 < peaks[1] < 60e6 < peaks[0]


def fill(size: int) -> int:
    """Take that much memory for a moment."""
    return len(b"x" * size)


def test_the_machine_is_named_by_its_kind_alone() -> None:
    """Cores, Python, system: nothing that tells which machine it was."""
    assert describe_machine().count(",") == 2


def test_a_label_is_checked_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Status 1 and a sentence where a label is broken, 0 where all hold."""
    import msgspec

    from tests.bench.__main__ import main

    def judge(*micros: float) -> int:
        costs = [StageCost("usual", "parse", 10 ** (3 + n), cost) for n, cost in enumerate(micros)]
        file = tmp_path / "figures.json"
        file.write_bytes(msgspec.json.encode(Figures("some machine", stages=tuple(costs))))
        monkeypatch.setattr(sys, "argv", ["bench", "--from", str(file)])
        return main()

    assert judge(100, 101) == 0
    assert judge(100, 900) == 1
    assert "“parse” is not linear" in capsys.readouterr().err

"""A progress bar on stderr, for work long enough to wonder about."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 0.5  # seconds of silence before a bar is worth the flicker


class ProgressBar:
    """Called as `bar(stage, done, total)`; shows nothing where stderr is no terminal.

    The bar is there only while a stage runs and is wiped away after it, so that answers are never
    written across it.
    """

    def __init__(self) -> None:
        self._wanted = sys.stderr.isatty()
        self._since = time.monotonic()
        self._stage = ""
        self._shown: tuple[Progress, TaskID] | None = None

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tell that `done` of `total` parts of a stage are finished (`total` 0: not known)."""
        if not self._wanted:
            return
        if stage != self._stage:
            self.close()
            self._stage, self._since = stage, time.monotonic()
        if total and done >= total:
            self.close()
        elif self._shown or time.monotonic() - self._since > PATIENCE:
            self._shown = self._shown or _start_bar(stage, done, total)
            progress, task = self._shown
            progress.update(task, completed=done, total=total or None, refresh=True)

    def close(self) -> None:
        """Wipe the bar away."""
        if self._shown:
            self._shown[0].stop()
            self._shown = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _start_bar(stage: str, done: int, total: int) -> "tuple[Progress, TaskID]":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # which would be a thread, and a process with threads cannot be forked
        redirect_stdout=False,
        redirect_stderr=False,
    )
    # Added before the start, so that the first frame shows the count already.
    task = progress.add_task(stage, total=total or None, completed=done)
    progress.start()
    return progress, task

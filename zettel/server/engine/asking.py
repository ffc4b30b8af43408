"""One worker as the server sees it: it is asked one thing at a time, and waited for."""

import os
import signal
import socket
from contextlib import suppress
from tempfile import TemporaryFile
from typing import IO

from zettel.server.engine.frames import receive_async, receive_length_async, send_frame_async
from zettel.server.engine.messages import MEBI, Answer, Job, decode_outcome, encode
from zettel.server.engine.process import Forking, Zygote

_PIECE = MEBI
"""Bytes taken at once; an answer that is longer waits for its reader in a file without a name."""


class Worker:
    """A process that answers, from one state of the data."""

    def __init__(self, forking: Forking, zygote: Zygote) -> None:
        self.zygote = zygote
        self.process = forking.process
        self.number = forking.number
        self._channel: socket.socket = forking.channel

    async def ask(self, job: Job) -> Answer:
        """Have a job done.

        Raises:
            GoneError: the process has ended before it could answer.
            OSError: there is no room for the answer.
        """
        channel = self._channel
        await send_frame_async(channel, encode(job))
        outcome = decode_outcome(await receive_async(channel, await receive_length_async(channel)))
        length = await receive_length_async(channel)
        if length <= _PIECE:
            return Answer(outcome, self.number, await receive_async(channel, length))
        return Answer(outcome, self.number, await self._receive_file(length))

    async def _receive_file(self, length: int) -> IO[bytes]:
        file = TemporaryFile()  # noqa: SIM115 - its reader closes it
        try:
            while length:
                piece = await receive_async(self._channel, min(length, _PIECE))
                file.write(piece)
                length -= len(piece)
            file.seek(0)
        except BaseException:
            file.close()
            raise
        return file

    def end(self) -> None:
        """End the process; afterwards the zygote is to be told.

        Until it is, the number of the process is given to no other. Where the zygote has gone, the
        system has ended its workers, and their numbers may be others'.
        """
        self._channel.close()
        if self.zygote.is_alive:
            with suppress(ProcessLookupError):
                os.kill(self.process, signal.SIGKILL)

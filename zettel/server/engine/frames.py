"""Messages through a socket: eight bytes that tell the length, then as many.

A frame of no bytes ends a row of frames.
"""

import asyncio
import socket
from collections.abc import Iterable, Iterator

_HEAD = 8
_PIECE = 1 << 20


class GoneError(Exception):
    """The other end has closed the socket, or its process has ended."""


def send_frame(channel: socket.socket, data: bytes | memoryview, *descriptors: int) -> None:
    """Send a frame, with file descriptors that are to be the other end's too.

    Raises:
        GoneError: nobody reads it.
    """
    head = len(data).to_bytes(_HEAD, "big")
    try:
        if descriptors:
            socket.send_fds(channel, [head], descriptors)
        else:
            channel.sendall(head)
        channel.sendall(data)
    except OSError as error:
        raise GoneError from error


def send_frames(channel: socket.socket, chunks: Iterable[bytes]) -> None:
    """Send a row of frames, and its end."""
    for chunk in chunks:
        if chunk:
            send_frame(channel, chunk)
    send_frame(channel, b"")


def receive_frame(channel: socket.socket) -> bytes:
    """Wait for a frame.

    Raises:
        GoneError: there is none any more.
    """
    return _receive(channel, int.from_bytes(_receive(channel, _HEAD), "big"))


def receive_frames(channel: socket.socket) -> Iterator[bytes]:
    """Yield the frames of a row."""
    while frame := receive_frame(channel):
        yield frame


def receive_with_descriptor(channel: socket.socket) -> tuple[bytes, int | None]:
    """Wait for a frame that may bring a file descriptor along."""
    try:
        head, descriptors, _, _ = socket.recv_fds(channel, _HEAD, 1)
    except OSError as error:
        raise GoneError from error
    if not head:
        raise GoneError
    head += _receive(channel, _HEAD - len(head))
    data = _receive(channel, int.from_bytes(head, "big"))
    return data, descriptors[0] if descriptors else None


def _receive(channel: socket.socket, count: int) -> bytes:
    data = bytearray(count)
    view = memoryview(data)
    while view:
        try:
            got = channel.recv_into(view, min(len(view), _PIECE))
        except OSError as error:
            raise GoneError from error
        if not got:
            raise GoneError
        view = view[got:]
    return bytes(data)


async def send_frame_async(channel: socket.socket, data: bytes) -> None:
    """Send a frame through a socket that does not block."""
    loop = asyncio.get_running_loop()
    try:
        await loop.sock_sendall(channel, len(data).to_bytes(_HEAD, "big") + data)
    except OSError as error:
        raise GoneError from error


async def receive_length_async(channel: socket.socket) -> int:
    """Wait for a frame to begin, and return how long it is."""
    return int.from_bytes(await receive_async(channel, _HEAD), "big")


async def receive_async(channel: socket.socket, count: int) -> bytes:
    """Wait for so many bytes."""
    loop, data = asyncio.get_running_loop(), bytearray(count)
    view = memoryview(data)
    while view:
        try:
            got = await loop.sock_recv_into(channel, view)
        except OSError as error:
            raise GoneError from error
        if not got:
            raise GoneError
        view = view[got:]
    return bytes(data)

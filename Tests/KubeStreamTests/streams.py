"""The streams of pods as API servers have them, over the library `websockets` (Debian's
python3-websockets), so that the client talks to a WebSocket that nobody of this project wrote.

Prints the ports of a server that speaks v5.channel.k8s.io and of one that speaks v4.channel.k8s.io,
and ends with its standard input.
"""
import asyncio
import json
import sys
from urllib.parse import parse_qs, urlsplit

import websockets

STDIN, STDOUT, STDERR, STATUS, RESIZE, CLOSE = 0, 1, 2, 3, 4, 255
SUCCESS = {"metadata": {}, "status": "Success"}


def failure(code):
    return {
        "metadata": {}, "status": "Failure", "reason": "NonZeroExitCode",
        "message": f"command terminated with non-zero exit code: exit status {code}",
        "details": {"causes": [{"reason": "ExitCode", "message": str(code)}]},
    }


class Process:
    def __init__(self, socket):
        self.socket = socket

    async def send(self, channel, data):
        await self.socket.send(bytes([channel]) + data)

    async def status(self, status):
        await self.send(STATUS, json.dumps(status).encode())

    async def receive(self):
        message = await self.socket.recv()
        return message[0], message[1:]

    async def cat(self):
        while True:
            channel, data = await self.receive()
            if channel == CLOSE and data == bytes([STDIN]):
                return
            if channel == STDIN:
                await self.send(STDOUT, data)

    async def echo(self, *words):
        await self.send(STDOUT, " ".join(words).encode())

    async def exit(self, code):
        await self.send(STDERR, b"it failed")
        await self.status(failure(int(code)))
        return True

    async def output(self, size):
        """Bytes of all values, in messages of odd sizes."""
        pattern = bytes(range(256)) * 257
        left, step = int(size), 1
        while left > 0:
            count = min(left, step, len(pattern))
            start = (int(size) - left) % 256
            await self.send(STDOUT, (pattern + pattern)[start:start + count])
            left, step = left - count, step * 3 + 1

    async def message(self, size):
        """One message of this many bytes."""
        await self.send(STDOUT, b"m" * int(size))

    async def fragments(self, count):
        """One message in parts, with a ping that must be answered after each."""
        async def parts():
            yield bytes([STDOUT])
            for index in range(int(count)):
                answered = await self.socket.ping()
                await answered
                yield b"%d " % index
        await self.socket.send(parts())

    async def late(self):
        """Output that comes after the status."""
        await self.status(SUCCESS)
        await self.send(STDOUT, b"late")
        return True

    async def odd(self):
        await self.socket.send(b"")
        for channel in (STDOUT, STDERR, STATUS, 9, CLOSE):
            await self.send(channel, b"")
        await self.send(9, b"nobody knows")
        await self.socket.send("\x01text")

    async def size(self):
        while True:
            channel, data = await self.receive()
            if channel == RESIZE:
                return await self.send(STDOUT, data)

    async def deaf(self):
        """Reads no input, and goes."""
        await self.send(STDOUT, b"enough")
        await self.status(failure(1))
        return True

    async def close(self, code, reason):
        await self.send(STDOUT, b"part")
        await self.socket.close(int(code), reason)
        return True

    async def vanish(self):
        """The connection ends without a close frame."""
        await self.send(STDOUT, b"part")
        self.socket.transport.abort()
        return True


async def run(socket, query):
    process = Process(socket)
    for channel in (STDIN, STDOUT, STDERR, STATUS):
        await process.send(channel, b"")
    name, *arguments = query["command"]
    # What gives true has said all.
    if not await getattr(process, name)(*arguments):
        await process.status(SUCCESS)


async def forward(socket, query):
    port = int(query["ports"][0])
    for channel in (0, 1):
        await socket.send(bytes([channel]) + port.to_bytes(2, "little"))
    if port == 1:
        return await socket.send(b"\x01nothing listens on port 1")
    async for message in socket:
        if message[1:] == b"quit":
            return
        await socket.send(b"\x00" + message[1:])


async def handle(socket):
    path = socket.request.path if hasattr(socket, "request") else socket.path
    parts = urlsplit(path)
    query = parse_qs(parts.query, keep_blank_values=True)
    try:
        await (forward if parts.path.endswith("/portforward") else run)(socket, query)
    except websockets.ConnectionClosed:
        pass


async def main():
    servers = []
    for protocols in (["v5.channel.k8s.io"], ["v4.channel.k8s.io"]):
        servers.append(
            await websockets.serve(
                handle, "127.0.0.1", 0, subprotocols=protocols, max_size=None, ping_interval=None))
    print(*(list(server.sockets)[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    for server in servers:
        server.close()


asyncio.run(main())

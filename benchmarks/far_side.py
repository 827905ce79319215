"""The far side of a benchmark: a connector that takes every post, and the keys Microsoft would publish.

As light as can be, on bare sockets: it shares the cores with what is measured. Run it as
`python -m benchmarks.far_side KEY_FILE`; it prints its port.
"""

import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import uvloop
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

KEY_ID = "benchmark"
HEAD_END = b"\r\n\r\n"


class FarSide:
    """What is published, and how many posts came in."""

    def __init__(self, key: rsa.RSAPrivateKey) -> None:
        self._key = key
        self.posts = 0
        self.port = 0

    def answer(self, method: bytes, path: bytes) -> bytes:
        """Return the whole HTTP answer to a request."""
        if method == b"POST":
            self.posts += 1
            return _response({"id": str(1_800_000_000_000 + self.posts)}, b"201 Created")
        if path == b"/metadata":
            return _response({"jwks_uri": f"http://127.0.0.1:{self.port}/keys"})
        if path == b"/keys":
            jwk: dict[str, Any] = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
            jwk.pop("key_ops", None)
            return _response({"keys": [jwk | {"kid": KEY_ID, "endorsements": ["msteams"]}]})
        return _response({"posts": self.posts})


class _Connection(asyncio.Protocol):
    def __init__(self, far_side: FarSide) -> None:
        self._far_side = far_side
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(HEAD_END)) >= 0:
            head = self._buffer[:end]
            after = end + len(HEAD_END) + content_length(head)
            if len(self._buffer) < after or self._transport is None:
                return
            self._buffer = self._buffer[after:]
            method, path, _ = head.split(b" ", 2)
            self._transport.write(self._far_side.answer(method, path))


def content_length(head: bytes) -> int:
    """Return the length of the body that follows these headers."""
    start = head.lower().find(b"content-length:")
    return int(head[start + 15 :].split(b"\r\n", 1)[0]) if start >= 0 else 0


def _response(body: Mapping[str, object], status: bytes = b"200 OK") -> bytes:
    payload = json.dumps(body).encode()
    return b"HTTP/1.1 %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (
        status,
        len(payload),
        payload,
    )


async def _serve(pem: bytes) -> None:
    key = serialization.load_pem_private_key(pem, None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise TypeError("not an RSA key")
    far_side = FarSide(key)
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(far_side), "127.0.0.1", 0)
    far_side.port = server.sockets[0].getsockname()[1]
    sys.stdout.write(f"{far_side.port}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve(Path(sys.argv[1]).read_bytes()))

"""The bare handler in a child process, on the server named."""

import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self


class BareProcess:
    """Runs from entering to leaving; ``url`` is where it answers."""

    def __init__(self, server: str = "uvicorn") -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port: int = probe.getsockname()[1]
        self._command = [sys.executable, Path(__file__).with_name("bare.py"), server, str(self._port)]
        self.url = f"http://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._child = subprocess.Popen(self._command)
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self._port), 1):
                break
            time.sleep(0.1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.terminate()
        self._child.wait()

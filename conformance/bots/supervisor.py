"""Runs one program within bounds, and never outlives who asked for it. Knows nothing of this package.

``python -I supervisor.py ORDER``, where ORDER is a JSON object: ``command``, ``seconds`` it may take,
``memory`` in bytes, ``file`` in bytes that one file may have, and ``ports``, the TCP ports that it may
connect to (null: any).
Standard input is a pipe that nobody writes to: its end is the end of who asked. The program gets a
process group of its own, and at the end nothing of that group is left.
"""

import contextlib
import ctypes
import json
import os
import resource
import select
import signal
import sys
import time
from types import FrameType

_GRACE_SECONDS = 10.0
_TOO_LONG, _NOT_FOUND = 124, 127  # as the shell and timeout(1) have them

# Landlock, by the numbers that every architecture of Linux shares. Source: landlock(7).
_CREATE, _ADD_RULE, _RESTRICT = 444, 445, 446
_VERSION, _NET_PORT, _CONNECT_TCP = 1, 2, 1 << 1
_FIRST_WITH_NETWORK = 4
_PDEATHSIG, _NO_NEW_PRIVS = 1, 38


def main(text: str) -> int:
    """The exit code of the program."""
    order = json.loads(text)
    parent = os.getpid()
    child = os.fork()
    if child == 0:
        _become(order, parent)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    stopped: list[int] = []

    def stop(number: int, _: FrameType | None) -> None:
        stopped.append(number)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        return _watch(child, order["seconds"], stopped)
    finally:
        with contextlib.suppress(OSError):
            os.killpg(child, signal.SIGKILL)


def _watch(child: int, seconds: float, stopped: list[int]) -> int:
    deadline, asked = time.monotonic() + seconds, False
    while (code := _ended(child)) is None:
        now = time.monotonic()
        if stopped and not asked:
            os.killpg(child, signal.SIGTERM)
            asked, deadline = True, now + _GRACE_SECONDS
        if now > deadline:
            return _TOO_LONG
        if _is_alone():
            return 1
    return code


def _is_alone() -> bool:
    """Whether who asked is gone; takes a moment to say no."""
    with contextlib.suppress(InterruptedError):
        readable, _, _ = select.select([sys.stdin], [], [], 0.02)
        return bool(readable) and not os.read(0, 1)
    return False


def _ended(child: int) -> int | None:
    """Its exit code once it has one; for a signal what the shell says."""
    pid, status = os.waitpid(child, os.WNOHANG)
    code = os.waitstatus_to_exitcode(status) if pid else None
    return 128 - code if code is not None and code < 0 else code


def _become(order: dict[str, object], parent: int) -> None:
    command, ports = order["command"], order["ports"]
    assert isinstance(command, list)  # noqa: S101 - told by the only caller
    os.setpgid(0, 0)
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, order["file"])):
        _limit(kind, most)
    # Not RLIMIT_AS: node reserves address space that it never uses.
    _limit(resource.RLIMIT_DATA, order["memory"])
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    if sys.platform == "linux":
        _bind_to(parent)
        if isinstance(ports, list):
            _confine(ports)
    try:
        os.execvp(command[0], command)  # noqa: S606 - the program that was asked for
    except OSError as error:
        print(f"{command[0]} cannot be started: {error.strerror}", file=sys.stderr, flush=True)  # noqa: T201 - the program's own log
        os._exit(_NOT_FOUND)


def _limit(kind: int, most: object) -> None:
    assert isinstance(most, int)  # noqa: S101 - told by the only caller
    with contextlib.suppress(ValueError, OSError):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def _bind_to(parent: int) -> None:
    """Has the kernel end this process with the supervisor, even where that is killed."""
    ctypes.CDLL(None).prctl(_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _confine(ports: list[int]) -> None:
    """Lets this process, and those it starts, connect to these TCP ports alone, where the kernel can."""
    call = ctypes.CDLL(None, use_errno=True).syscall
    if call(_CREATE, None, ctypes.c_size_t(0), _VERSION) < _FIRST_WITH_NETWORK:
        return

    class Rules(ctypes.Structure):
        _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64))

    class Port(ctypes.Structure):
        _fields_ = (("allowed", ctypes.c_uint64), ("port", ctypes.c_uint64))

    rules = Rules(0, _CONNECT_TCP)
    made = call(_CREATE, ctypes.byref(rules), ctypes.c_size_t(ctypes.sizeof(rules)), 0)
    if made < 0:
        return
    for port in ports:
        call(_ADD_RULE, made, _NET_PORT, ctypes.byref(Port(_CONNECT_TCP, port)), 0)
    ctypes.CDLL(None).prctl(_NO_NEW_PRIVS, 1, 0, 0, 0)
    call(_RESTRICT, made, 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

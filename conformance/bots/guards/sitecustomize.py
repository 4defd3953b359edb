"""Keeps a bot on Python from other hosts than the ones in CONFORMANCE_MAY_REACH; imported as Python starts.

An audit hook sees what goes through Python's own sockets, and cannot be taken away again. What has
sockets of its own, as uvloop has, is held by the kernel alone, where that can.
"""

import os
import sys
from importlib import import_module

_ALLOWED = frozenset(os.environ.get("CONFORMANCE_MAY_REACH", "").split())
_HOSTS = frozenset(place.rpartition(":")[0].strip("[]") for place in _ALLOWED)
_CONNECTING = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg"})
_RESOLVING = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    if event in _CONNECTING:
        address = arguments[1]
        if isinstance(address, tuple) and not _may_reach(f"{address[0]}:{address[1]}"):
            _refuse(f"{address[0]}:{address[1]}")
    elif event in _RESOLVING and not _may_name(arguments[0]):
        _refuse(_text(arguments[0]))


def _may_reach(place: str) -> bool:
    return place in _ALLOWED or f"{place.rpartition(':')[0]}:*" in _ALLOWED


def _may_name(host: object) -> bool:
    # A name of this machine leads nowhere else, and a server asks for the one it listens at.
    return host is None or _text(host) in {"", "localhost", "0.0.0.0", "::"} | _HOSTS


def _text(host: object) -> str:
    return host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)


def _refuse(place: str) -> None:
    print(f"conformance: this bot may not reach {place}", file=sys.stderr, flush=True)  # noqa: T201 - the bot's log
    raise PermissionError(f"this bot may not reach {place}")


def _chain() -> None:
    """Runs the sitecustomize that this one stands before."""
    here = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120 - loaded before every program
    kept, sys.path[:] = sys.path[:], [one for one in sys.path if os.path.abspath(one) != here]  # noqa: PTH100
    own = sys.modules.pop("sitecustomize", None)
    try:
        import_module("sitecustomize")
    except ImportError:
        if own is not None:
            sys.modules["sitecustomize"] = own
    finally:
        sys.path[:] = kept


if _ALLOWED:
    sys.addaudithook(_guard)
    _chain()

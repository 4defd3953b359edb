"""file_id and file_unique_id, in the form that Telegram gives them.

A file_id is made of the file and of the bot that it is for, so nothing need be kept of it; a
file_unique_id is made of the file alone. Programs that take ids of Telegram's apart can take these
apart too: runs of zero bytes are shortened, and two bytes of version end a file_id.
"""

import base64
import hashlib
import re
import struct
from functools import lru_cache
from typing import NamedTuple

from conformance.reference.files.kinds import Kind, of_number

__all__ = ["KEY_LENGTH", "Identity", "NoIdentity", "read", "unique", "written"]

KEY_LENGTH = 8
_VERSIONS = bytes((54, 4))  # of what is inside, and of the whole
_OLD_VERSION = 2
_REFERENCED = 1 << 25  # the id has the file's reference in it
_DATA_CENTRE = 4
_REFERENCE_LENGTH = 25
_WRONG = "Wrong remote file identifier specified: "


class NoIdentity(ValueError):
    """A text is no file_id; the message is the server's."""


class Identity(NamedTuple):
    """What a file_id says: ``key`` is the file's own, ``rung`` says which size of a picture."""

    kind: Kind
    key: bytes
    rung: str = ""


@lru_cache(maxsize=8192)
def written(identity: Identity, bot_id: int) -> str:
    """The file_id of the file for that bot."""
    kind, key, rung = identity
    reference = b"\x01" + _mark(b"reference", identity, bot_id, _REFERENCE_LENGTH - 1)
    packed = struct.pack("<ii", kind.number | _REFERENCED, _DATA_CENTRE)
    packed += bytes((_REFERENCE_LENGTH,)) + reference + bytes(-(_REFERENCE_LENGTH + 1) % 4)
    packed += key + _mark(b"access", identity, bot_id, 8)
    if kind.is_picture:
        packed += struct.pack("<iii", 1, kind.number, ord(rung))
    return _text(_shortened(packed) + _VERSIONS)


def unique(identity: Identity) -> str:
    """The file_unique_id, the same for every bot."""
    if not identity.rung:
        return _text(_shortened(struct.pack("<i", 2) + identity.key))
    return _text(_shortened(struct.pack("<i", 1) + identity.key + bytes((ord(identity.rung) + 5,))))


@lru_cache(maxsize=8192)
def read(file_id: str) -> Identity:
    """What the id says. Raises NoIdentity."""
    packed = _packed(file_id)
    try:
        (number,) = struct.unpack_from("<i", packed)
        place = 8 + ((packed[8] + 4) // 4 * 4 if number & _REFERENCED else 0)
        kind = of_number(number & 0xFFFF)
        key = packed[place : place + KEY_LENGTH]
        is_picture = kind is not None and kind.is_picture
        rung = chr(packed[place + 24] & 0x7F) if is_picture else ""
    except (struct.error, IndexError):
        kind, key, rung = None, b"", ""
    if kind is None or len(key) != KEY_LENGTH:
        raise NoIdentity(_WRONG + "can't unserialize it")
    return Identity(kind, key, rung)


def _packed(file_id: str) -> bytes:
    binary = _bytes(file_id)
    if not binary:
        raise NoIdentity("Remote file identifier must be non-empty")
    if binary[-1] not in {_VERSIONS[1], _OLD_VERSION}:
        raise NoIdentity(_WRONG + "can't unserialize it. Wrong last symbol")
    return _lengthened(binary[:-1] if binary[-1] == _OLD_VERSION else binary[:-2])


def _bytes(text: str) -> bytes:
    """The text out of base64url, with the server's words for what is wrong with it."""
    bare = text.rstrip("=")
    padding = len(text) - len(bare)
    if padding > 2:
        raise NoIdentity(_WRONG + "Wrong string padding")
    if padding and len(text) % 4:
        raise NoIdentity(_WRONG + "Wrong padding length")
    if len(bare) % 4 == 1:
        raise NoIdentity(_WRONG + "Wrong string length")
    if not _LETTERS.fullmatch(bare):
        raise NoIdentity(_WRONG + "Wrong character in the string")
    binary = base64.urlsafe_b64decode(bare + "=" * (-len(bare) % 4))
    if _text(binary) != bare:
        raise NoIdentity(_WRONG + "Wrong padding in the string")
    return binary


_LETTERS = re.compile(r"[A-Za-z0-9_-]*")
_ZEROS = re.compile(rb"\0{1,255}")
_SHORT_ZEROS = re.compile(rb"\0([\x01-\xff])", re.DOTALL)


def _shortened(packed: bytes) -> bytes:
    return _ZEROS.sub(lambda run: bytes((0, len(run[0]))), packed)


def _lengthened(short: bytes) -> bytes:
    return _SHORT_ZEROS.sub(lambda run: bytes(run[1][0]), short)


def _mark(purpose: bytes, identity: Identity, bot_id: int, length: int) -> bytes:
    said = b"%b%b%d" % (purpose, identity.key, bot_id)
    return hashlib.blake2b(said, digest_size=length).digest()


def _text(binary: bytes) -> str:
    return base64.urlsafe_b64encode(binary).decode().rstrip("=")

"""The sandbox door: what people do on the platform, asked for over HTTP; one module an area."""

from conformance.reference.sandbox import (
    chats,
    doing,
    faces,
    files,
    flooding,
    games,
    openapi,
    payments,
    people,
    reactions,
    stickers,
    time,
    worlds,
)
from conformance.reference.sandbox.door import Reply, Sandbox, changes
from conformance.reference.sandbox.routes import World

__all__ = [
    "Reply",
    "Sandbox",
    "World",
    "changes",
    "chats",
    "doing",
    "faces",
    "files",
    "flooding",
    "games",
    "openapi",
    "payments",
    "people",
    "reactions",
    "stickers",
    "time",
    "worlds",
]

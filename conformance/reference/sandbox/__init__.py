"""The sandbox door: what people do on the platform, asked for over HTTP; one module an area."""

from conformance.reference.sandbox import chats, doing, flooding, openapi, people, time, worlds
from conformance.reference.sandbox.door import Sandbox, changes
from conformance.reference.sandbox.routes import World

__all__ = ["Sandbox", "World", "changes", "chats", "doing", "flooding", "openapi", "people", "time", "worlds"]

"""The sandbox door: what people do on the platform, asked for over HTTP; every module here is an area."""

from importlib import import_module
from pkgutil import iter_modules

from conformance.reference.sandbox.door import Reply, Sandbox, changes
from conformance.reference.sandbox.routes import World

__all__ = ["Reply", "Sandbox", "World", "changes"]

for _area in iter_modules(__path__, f"{__name__}."):
    import_module(_area.name)

"""The methods: every module of this folder is an area, and registers its own."""

from importlib import import_module
from pkgutil import iter_modules

from conformance.reference.calls.registry import DEPTHS, HANDLERS, Depth, Handler, Request, Written

__all__ = ["DEPTHS", "HANDLERS", "Depth", "Handler", "Request", "Written"]

for _area in iter_modules(__path__, f"{__name__}."):
    import_module(_area.name)

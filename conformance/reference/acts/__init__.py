"""What people do in their chats, and the updates that bots get from it.

Every module of this folder is an area, and registers its own acts.
"""

from importlib import import_module
from pkgutil import iter_modules

from conformance.reference.acts.registry import ACTS, Act, Refused, Scene, perform

__all__ = ["ACTS", "Act", "Refused", "Scene", "perform"]

for _area in iter_modules(__path__, f"{__name__}."):
    import_module(_area.name)

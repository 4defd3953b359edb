"""Whether Hypothesis is there to draw examples: a property without it is skipped, and said so."""

from importlib import import_module
from types import ModuleType

from conformance.suite.ground import NotPlayable

__all__ = ["drawn"]


def drawn(name: str) -> ModuleType:
    """The module here that draws such examples. Raises NotPlayable where Hypothesis is not installed."""
    try:
        import_module("hypothesis")
    except ModuleNotFoundError as error:
        raise NotPlayable(
            "Hypothesis is not installed: pip install 'telegram-conformance[properties]'."
        ) from error
    return import_module(f"{__package__}.{name}")

"""What is under test, and who plays the human users on it."""

from conformance.platforms.platform import Platform, Target, open_platform
from conformance.platforms.targets import resolve

__all__ = ["Platform", "Target", "open_platform", "resolve"]

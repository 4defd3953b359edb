"""What names in code mean, as data: frameworks' words for methods and updates, and what shows a feature."""

from conformance.scan.words.features import Features, features
from conformance.scan.words.frameworks import Framework, Frameworks, frameworks

__all__ = ["Features", "Framework", "Frameworks", "features", "frameworks"]

"""What real bots ask of a platform: the corpus that ships, and those that a user adds."""

from conformance.score.needs.corpus import Bot, Corpus
from conformance.score.needs.reading import read_needs, shipped

__all__ = ["Bot", "Corpus", "read_needs", "shipped"]

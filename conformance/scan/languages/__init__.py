"""One parser a language; each turns a file into sights."""

from conformance.scan.languages.parsing import NotParsed, parsed

__all__ = ["NotParsed", "parsed"]

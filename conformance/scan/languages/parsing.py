"""The parser for each language; those that are no part of Python come with the extra ``source``."""

from importlib import import_module
from typing import cast

from conformance.scan.languages.python import python_sights
from conformance.scan.sights import Sight

__all__ = ["NotParsed", "parsed"]


class NotParsed(Exception):
    """The text is not in its language, or there is no parser for it; the message says which."""


def parsed(language: str, text: str) -> tuple[Sight, ...]:
    """What is seen in a text. Raises NotParsed."""
    try:
        if language == "python":
            return tuple(python_sights(text))
        grown = import_module("conformance.scan.languages.grown")
        return cast("tuple[Sight, ...]", grown.grown_sights(language, text))
    except ModuleNotFoundError as error:
        raise NotParsed("needs a parser: pip install 'telegram-conformance[source]'") from error
    except SyntaxError as error:
        raise NotParsed(f"is not valid {language}: line {error.lineno}: {error.msg}") from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise NotParsed(f"cannot be parsed as {language}: {type(error).__name__}") from error

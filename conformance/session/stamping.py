"""Says in a cassette when it was confirmed against live Telegram."""

import json
import re
from pathlib import Path

from conformance.errors import UsageError

__all__ = ["stamp"]

_LINE = re.compile(r"^  validated_live: .*$", re.MULTILINE)


def stamp(path: Path, date: str) -> None:
    """Writes the date into a cassette of ours, and changes nothing else of it.

    Raises UsageError for a file that has no place for it, as one that vcrpy itself recorded.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        whole = json.loads(text)
        if not isinstance(whole, dict) or "conformance" not in whole:
            raise _unstampable(path)
        whole["conformance"]["validated_live"] = date
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        return
    head, begin, rest = text.partition("\ninteractions:")
    stamped, count = _LINE.subn(f"  validated_live: '{date}'", head)
    if not count:
        raise _unstampable(path)
    path.write_text(stamped + begin + rest, encoding="utf-8")


def _unstampable(path: Path) -> UsageError:
    return UsageError(f"{path} says nothing about its recording, so no stamp can be set: import it first.")

"""The facts of this folder: what Telegram makes of a text, each with the kind of its evidence."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Another emulator is second hand: it says that it follows the server's source, which was not at hand.
EVIDENCE = {"captured", "documented", "server source", "observed in a client", "another emulator"}

_MODES = {"html": "HTML", "markdown": "Markdown", "markdown_v2": "MarkdownV2"}


@dataclass(frozen=True)
class Fact:
    area: str
    given: str
    evidence: str
    name: str = ""
    mode: str = ""
    text: str | None = None
    entities: Sequence[Any] = ()  # [type, offset, length, what else]
    listed: Sequence[Any] = ()
    refused: str = ""
    link: str = ""
    invalid: str = ""

    def __str__(self) -> str:
        return f"{self.area}: {self.name or self.given}"

    def params(self, user_id: int) -> dict[str, Any]:
        """What a call gives; ``$user`` is somebody known."""
        params = {
            "text": self.given.replace("$user", str(user_id)),
            "parse_mode": self.mode,
            "entities": _filled(self.listed, user_id),
        }
        return {name: value for name, value in params.items() if value or name == "text"}

    def shown(self, user: Mapping[str, Any]) -> tuple[str, list[dict[str, Any]]]:
        """The text and the entities of the message."""
        entities = [
            {"offset": offset, "length": length, "type": kind, **(extra[0] if extra else {})}
            for kind, offset, length, *extra in self.entities
        ]
        return self.given if self.text is None else self.text, _filled(entities, user)

    def refusal(self) -> str:
        return f"Bad Request: can't parse entities: {self.refused}" if self.area in _MODES else self.refused


def facts(*areas: str) -> list[Fact]:
    return [
        Fact(area, **{"mode": _MODES.get(area, "")} | row)
        for area in areas
        for row in tomllib.loads((Path(__file__).parent / f"{area}.toml").read_text("utf-8"))["fact"]
    ]


def _filled(value: Any, user: Any) -> Any:
    if isinstance(value, dict):
        return {key: _filled(item, user) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_filled(item, user) for item in value]
    return user if value == "$user" else value

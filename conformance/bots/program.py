"""What a bot is as a program, and the environment that its framework is installed in."""

import json
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import Distribution, PackageNotFoundError, version
from pathlib import Path

from conformance.bots.conversation import Conversation

__all__ = ["HERE", "Environment", "Missing", "Program", "Show", "node_modules"]

_BOTS = Path(__file__).parent
_ROOT = Path(__file__).parents[2]


class Missing(Exception):
    """A framework is not installed; the message is how to install it."""


def node_modules() -> Path:
    """Where npm has put the packages of the bots that run on node."""
    return Path(os.environ.get("CONFORMANCE_NPM_DIR", ".")).resolve() / "node_modules"


@dataclass(frozen=True, slots=True)
class Environment:
    """Where frameworks are installed: a virtual environment of Python's, or a folder of npm's.

    Without a path it is where this harness runs, and the folder that CONFORMANCE_NPM_DIR names.
    """

    name: str = ""
    path: Path | None = None

    @property
    def python(self) -> str:
        return sys.executable if self.path is None else str(self.path / "bin" / "python")

    @property
    def modules(self) -> Path:
        return node_modules() if self.path is None else self.path.resolve() / "node_modules"

    def installed(self, package: str, language: str) -> tuple[str, str]:
        """The package's own name and its version. Raises Missing."""
        if language == "JavaScript":
            return self._of_node(package)
        if self.path is None:
            try:
                return package, version(package)
            except PackageNotFoundError:
                raise Missing(
                    f"{package} is not installed: pip install 'telegram-conformance[bots]'"
                ) from None
        places = [str(place) for place in self.path.glob("lib/python*/site-packages")]
        if not places:
            raise Missing(f"{self.path} is no virtual environment: make it with python3 -m venv")
        found = next(iter(Distribution.discover(name=package, path=places)), None)
        if found is None:
            raise Missing(
                f"{package} is not installed in {self.name}: {self.python} -m pip install {package}"
            )
        return package, found.version

    def _of_node(self, package: str) -> tuple[str, str]:
        if shutil.which("node") is None:
            raise Missing("node is not installed: get it from your system's packages")
        try:
            known = json.loads((self.modules / package / "package.json").read_text(encoding="utf-8"))
        except OSError:
            where = self.name or "the folder that CONFORMANCE_NPM_DIR names"
            raise Missing(f"{package} is not installed: run npm install {package} in {where}") from None
        return known["name"], known["version"]


HERE = Environment()


@dataclass(frozen=True, slots=True)
class Program:
    """What is started, and the variables by which it is told of its token, its server and its port.

    ``forms`` are further variables, in whose values ``{url}``, ``{token}`` and ``{port}`` are filled in.
    """

    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    token_variable: str = "BOT_TOKEN"  # noqa: S105 - a name
    base_variable: str = "BOT_API_BASE"
    port_variable: str = ""  # of a bot that listens, and does not poll
    forms: Mapping[str, str] = field(default_factory=dict)

    @property
    def webhook(self) -> bool:
        return bool(self.port_variable)


@dataclass(frozen=True, slots=True)
class Show:
    """A bot with its name, and its users' script.

    ``bot`` is a module of Python, or a file for node that lies beside this one; ``conversation``
    is written as ``module:NAME``. With ``webhook`` the bot is told to listen, and not to poll.
    """

    bot: str
    first_name: str
    username: str
    conversation: str
    webhook: bool = False

    @property
    def language(self) -> str:
        return "JavaScript" if self.bot.endswith(".cjs") else "Python"

    def program(self, environment: Environment = HERE) -> Program:
        of_node = (shutil.which("node") or "node", str(_BOTS / self.bot))
        command = of_node if self.language == "JavaScript" else (environment.python, "-m", self.bot)
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        given = {
            "POLLING_TIMEOUT": "5",
            "PYTHONPATH": path,
            "NODE_PATH": str(environment.modules),
            "NODE_NO_WARNINGS": "1",
        }
        return Program(command, given, port_variable="WEBHOOK_PORT" if self.webhook else "")

    def story(self) -> Conversation:
        module, _, name = self.conversation.partition(":")
        story: Conversation = getattr(import_module(module), name)
        return story

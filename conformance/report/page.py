"""One page in one file, that opens offline and lets no script run but its own."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from conformance.report.guard import Guard

__all__ = ["asset", "page"]


def page(
    title: str, state: str, styles: Iterable[str], scripts: Iterable[str], data: str, evidence: str = ""
) -> str:
    """The page; ``styles`` and ``scripts`` are names of assets, ``data`` and ``evidence`` are packed."""
    style, script = "".join(map(asset, styles)), "".join(map(asset, scripts))
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    return Template(asset("page.html")).substitute(
        policy=policy,
        title=escape(Guard().text(title)),
        state=escape(state),
        style=style,
        script=script,
        data=data,
        evidence=evidence,
    )


def asset(name: str) -> str:
    return (files("conformance.report") / "assets" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()

"""Formatted texts: what holds of every one."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.properties import _texts


def _clause(id_: str, anchor: str, where: str, **how: Any) -> Declaration:
    return clause(id_, anchor, documented(f"Bot API, {where}"), method="sendMessage", **how)


@_clause(
    "properties.html-means-what-it-says",
    "#html-style",
    "HTML style",
    since="1.5",
    features=("parse_mode_html",),
)
def html_means_what_it_says(caller: Caller, user: User) -> None:
    """Whatever is nested in HTML, each style covers in UTF-16 units what stood between its tags."""
    _texts.check_html(caller, user)


@_clause(
    "properties.markdown-means-what-it-says",
    "#markdownv2-style",
    "MarkdownV2 style",
    since="4.5",
    features=("parse_mode_markdownv2",),
)
def markdown_means_what_it_says(caller: Caller, user: User) -> None:
    """Whatever is nested and escaped in MarkdownV2, each style covers what stood between its marks."""
    _texts.check_markdown(caller, user)


@_clause(
    "properties.entities-come-back",
    "#messageentity",
    "MessageEntity",
    since="5.0",
    features=("entities_param",),
)
def entities_come_back(caller: Caller, user: User) -> None:
    """Whatever entities a text is sent with, each style covers in the Message what it was given for."""
    _texts.check_entities(caller, user)

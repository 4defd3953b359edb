"""The methods, one module an area."""

from conformance.reference.methods import (
    account,
    callbacks,
    chats,
    copying,
    deleting,
    editing,
    files,
    sending,
    updates,
)
from conformance.reference.registry import HANDLERS, Handler, Request, Written

__all__ = [
    "HANDLERS",
    "Handler",
    "Request",
    "Written",
    "account",
    "callbacks",
    "chats",
    "copying",
    "deleting",
    "editing",
    "files",
    "sending",
    "updates",
]

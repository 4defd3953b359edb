"""Polls from their making to their end."""

from conformance.reference.polls.drafts import Draft, MediaReader, read_poll
from conformance.reference.polls.life import close, copied, create, launch, tell_owner

__all__ = ["Draft", "MediaReader", "close", "copied", "create", "launch", "read_poll", "tell_owner"]

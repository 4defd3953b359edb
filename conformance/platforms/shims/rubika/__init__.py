"""Rubika behind the Bot API.

Formatting becomes metadata, keyboards become keypads, and a file is sent in its three steps.
A file that comes is told as a document, as nothing says what else it is. An answer to a press is taken
and shown to nobody, as there is none there. Presses come to an address of the shim's, which a platform
reaches on this machine alone; elsewhere they do not come.
Administrators, members and their number are refused: no fact says what those answers look like.
"""

from conformance.platforms.shims.rubika.shim import Rubika

__all__ = ["Rubika"]

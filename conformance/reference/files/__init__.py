"""Files: what kinds there are, how they are named, what their bytes say, and where they are kept."""

from conformance.reference.files.identity import Identity, NoIdentity
from conformance.reference.files.kinds import Kind
from conformance.reference.files.pictures import Unusable
from conformance.reference.files.store import Files
from conformance.reference.files.stored import StoredFile, chat_photo

__all__ = ["Files", "Identity", "Kind", "NoIdentity", "StoredFile", "Unusable", "chat_photo"]

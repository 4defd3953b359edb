"""Takes what is secret or personal out of an exchange before it is written."""

from conformance.session.guard import ScrubbingFailed, guard
from conformance.session.scrubbing.secrets import HOST, KEPT_HEADERS, scrub, secrets_of

__all__ = ["HOST", "KEPT_HEADERS", "ScrubbingFailed", "guard", "scrub", "secrets_of"]

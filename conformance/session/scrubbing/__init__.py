"""Takes what is secret or personal out of an exchange before it is written."""

from conformance.session.guard import ScrubbingFailed, guard
from conformance.session.scrubbing.policy import Policy, add_options, key_of, policy_of
from conformance.session.scrubbing.scrubber import MARK, Scrubber
from conformance.session.scrubbing.secrets import HOST, KEPT_HEADERS, scrub, secrets_of

__all__ = [
    "HOST",
    "KEPT_HEADERS",
    "MARK",
    "Policy",
    "Scrubber",
    "ScrubbingFailed",
    "add_options",
    "guard",
    "key_of",
    "policy_of",
    "scrub",
    "secrets_of",
]

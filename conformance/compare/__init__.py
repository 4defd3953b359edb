"""Binding of identities, and the differences between two answers. Pure."""

from conformance.compare.binding import HANDLE, Binding, Policy, policy_of
from conformance.compare.comparing import Comparison
from conformance.compare.difference import Difference, Kind
from conformance.compare.mentions import speak
from conformance.compare.noise import Noise, reviewed_noise
from conformance.compare.typed import rewrite_params, type_of

__all__ = [
    "HANDLE",
    "Binding",
    "Comparison",
    "Difference",
    "Kind",
    "Noise",
    "Policy",
    "policy_of",
    "reviewed_noise",
    "rewrite_params",
    "speak",
    "type_of",
]

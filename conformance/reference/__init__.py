"""The embedded reference platform: a faithful Bot API server with a sandbox door."""

from conformance.reference.process import ReferenceProcess

__all__ = ["ReferenceProcess"]

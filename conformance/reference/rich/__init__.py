"""Rich messages: what a call gives, read and shown."""

from conformance.reference.rich.reading import rich_content

__all__ = ["rich_content"]

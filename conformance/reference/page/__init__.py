"""A page for people: a web chat on the platform, plain HTML and little script."""

from conformance.reference.page.site import Site

__all__ = ["Site"]

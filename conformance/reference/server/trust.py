"""Whose certificates are believed."""

import ssl
from functools import cache

import httpx

__all__ = ["usual_trust"]


@cache
def usual_trust() -> ssl.SSLContext:
    """The usual authorities; made once, as it takes as long as hundreds of calls."""
    return httpx.create_ssl_context()

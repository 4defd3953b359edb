"""What the sandbox door offers, in OpenAPI."""

from typing import Any

__all__ = ["DESCRIPTION"]

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Sandbox door", "version": "1"},
    "paths": {},
}

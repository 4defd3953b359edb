"""Rubika's dialect: JSON in, ``status`` and ``data`` out, ids as strings, keypads, files in three steps."""

from conformance.platforms.standins.rubika.dialect import Rubika

__all__ = ["Rubika"]

"""A conformance harness for platforms that claim to run Telegram bots unchanged."""

__version__ = "0.1.0"

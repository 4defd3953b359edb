"""Unmodified bots on real frameworks, and the conversations that exercise them."""

"""Inline mode: what people type after a bot's name, and what is sent by way of it."""

"""Channels: posts, edits, pins and discussions."""

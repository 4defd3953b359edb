"""Stickers: their files, their sets, and custom emoji."""

"""Gifts that bots buy with their Stars."""

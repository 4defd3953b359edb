"""Formatting: parse modes, entities, and offsets in UTF-16 units."""

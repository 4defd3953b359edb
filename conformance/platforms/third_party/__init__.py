"""Servers that no one here wrote, started as candidates."""

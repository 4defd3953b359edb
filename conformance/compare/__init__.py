"""Binding of identities, and the differences between two answers. Pure."""

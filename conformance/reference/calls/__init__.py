"""Calls as methods read them: parameters and their fields, refusals, and which methods there are."""

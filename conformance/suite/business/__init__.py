"""Bots that answer for the accounts of businesses."""

"""Bots as accounts: what they say of themselves, and whom they act for."""

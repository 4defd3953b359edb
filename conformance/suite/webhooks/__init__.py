"""Webhooks: where a bot's updates are posted, and what becomes of those that are not taken."""

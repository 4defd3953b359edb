"""Webhooks: what a bot sets, and who carries its updates there."""

from conformance.reference.webhooks.webhook import Trouble, Webhook, checked_secret, checked_url

__all__ = ["Trouble", "Webhook", "checked_secret", "checked_url"]

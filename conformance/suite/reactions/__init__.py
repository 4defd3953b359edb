"""Reactions to messages: the bot's own, and what it hears of others'."""

"""Chats and who is in them: what a bot may do there, and who hears of it."""

"""Keyboards below the chat and below messages, and what presses bring."""

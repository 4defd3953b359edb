"""Telegram Passport."""

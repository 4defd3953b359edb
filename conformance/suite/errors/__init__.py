"""Errors: refusals in Telegram's codes and words, which bots match."""

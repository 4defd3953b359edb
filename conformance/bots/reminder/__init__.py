"""A bot that reminds, on node-telegram-bot-api as most of its users still have it."""

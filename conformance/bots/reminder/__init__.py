"""A bot that reminds, on node-telegram-bot-api as it was before version 1."""

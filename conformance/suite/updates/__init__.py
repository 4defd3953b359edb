"""Updates: what happens comes to the bot, once and in order."""

"""The bot's own face: commands, names, descriptions, the menu button, default rights and photo."""

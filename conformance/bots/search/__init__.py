"""Inline search in two libraries: books on grammY, and verses on pyTelegramBotAPI."""

"""Keepers of groups: one on pyTelegramBotAPI, one on telegraf."""

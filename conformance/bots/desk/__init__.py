"""A support desk between its users and a group of staff, on python-telegram-bot."""

"""A keeper of files, on python-telegram-bot: takes them in, gives them back in other forms."""

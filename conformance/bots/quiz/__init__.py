"""A quiz for groups, by Telegram's own polls, on grammY."""

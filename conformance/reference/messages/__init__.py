"""Messages: sent, answered, found, changed, forwarded, and what they hold."""

"""Groups: what they are, who is in them, and what a bot that leads them can do."""

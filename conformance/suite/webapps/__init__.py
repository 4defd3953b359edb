"""Web apps: opened from buttons, signed for their bots, and what they send."""

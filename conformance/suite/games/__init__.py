"""Games: played from a message, scored by their bots."""

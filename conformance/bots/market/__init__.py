"""A market that is paid from card to card: one conversation, and the same bot on several frameworks."""

"""Stories that bots post for businesses."""

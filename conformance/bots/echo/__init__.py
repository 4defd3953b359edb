"""A bot that says back what it is told, written on two more frameworks."""

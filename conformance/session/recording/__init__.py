"""The recorder's inside: connections, what passes between them, and what is kept of it."""

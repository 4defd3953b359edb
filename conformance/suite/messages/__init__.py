"""Messages: sending, replying, forwarding, editing, deleting."""

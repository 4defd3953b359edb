"""A roaster who sends coffee home, on grammY."""

"""How the platform is reached: HTTP, one call after the other, and what is kept of it."""

"""Topics of forums: opened, changed, closed and deleted, and what is said in them."""

"""What is put into a bot's process to keep it from other hosts."""

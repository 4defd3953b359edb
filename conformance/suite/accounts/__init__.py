"""What bots see and do of people, other bots, and themselves."""

"""Identity: who is who, by ids that last."""

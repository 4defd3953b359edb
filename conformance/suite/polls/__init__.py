"""Polls and quizzes: sent, voted in, and closed."""

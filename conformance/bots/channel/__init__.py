"""Keeps a channel: posts what its owner sends, and counts who likes it, on telegraf."""

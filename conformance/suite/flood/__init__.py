"""Flood: bots that send too much are asked to wait."""

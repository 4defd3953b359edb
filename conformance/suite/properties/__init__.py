"""Promises that hold of every text, keyboard and order of calls: tried with many that are drawn by chance."""

"""A small Persian shop on aiogram 3: catalogue, basket, and an order over several messages."""

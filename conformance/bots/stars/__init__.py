"""A shop for Stars, on telegraf."""

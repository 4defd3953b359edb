"""Games and web apps: what people open from a chat."""

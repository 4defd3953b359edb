"""Every method of the Bot API, checked by what the schema alone says of it: generated, none by hand."""

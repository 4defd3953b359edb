"""Transport: verbs, encodings, the envelope, unknown methods and parameters."""

"""Rich messages: texts in blocks."""

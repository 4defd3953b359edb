"""One exchange: encode a call, send it within limits, read the answer, keep the evidence."""

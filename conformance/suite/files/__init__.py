"""Files: upload, file ids, getFile and download."""

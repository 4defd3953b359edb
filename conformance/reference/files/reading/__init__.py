"""What a file's own bytes say of it: a small reader for each form, none of which trusts what it reads."""

from conformance.reference.files.reading.look import Look
from conformance.reference.files.reading.matroska import read_matroska
from conformance.reference.files.reading.mp3 import read_mp3
from conformance.reference.files.reading.mp4 import read_mp4
from conformance.reference.files.reading.ogg import read_ogg
from conformance.reference.files.reading.pictures import read_picture
from conformance.reference.files.reading.tgs import read_tgs

__all__ = ["Look", "look"]

_READERS = (read_picture, read_mp4, read_ogg, read_matroska, read_tgs, read_mp3)


def look(content: bytes) -> Look:
    """What can be read of the file; an empty Look where its form is not known."""
    for read in _READERS:
        found = read(content)
        if found is not None:
            return found
    return Look()

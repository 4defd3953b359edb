"""Somebody keeps two files and a photo with the bot, and has them back."""

from conformance.bots.conversation import (
    Conversation,
    files,
    hears,
    misses,
    presses,
    says,
    sees,
    sends,
    starts,
)
from conformance.platforms.drivers.protocol import Human
from conformance.wire.samples import picture

__all__ = ["TALK"]

_ROSA = Human(0, "Rosa", "Díaz", "rosa_files", "es")

TALK = Conversation(
    (_ROSA,),
    (
        starts(),
        sees("Send me a document or a photo."),
        says("/zip"),
        sees("There is nothing to pack."),
        files("naïve café – ½\n".encode() * 4, "notes.txt", "My notes"),
        sees("notes.txt: 80 bytes", buttons=["Forget it"]),
        files(b"a;b\n1;2\n", "accounts-of-the-club-by-month.csv"),
        sees("accounts-of-the-club-by-month.csv: 8 bytes", buttons=["Forget it"]),
        says("/zip"),
        sees("files.zip", "2 inside", has="document"),
        misses("Packing…"),
        presses("Forget it"),
        hears("Forgotten."),
        says("/get notes.txt"),
        sees("notes.txt.zip", has="document"),
        says("/get nothing"),
        sees("No such file ("),
        sends(picture("JPEG", 64, 48, b"a square"), "From the window"),
        sees("As it came", has="photo"),
        sees("Grey", has="photo"),
    ),
)

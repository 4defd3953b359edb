"""All the files of the platform."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.files.identity import KEY_LENGTH, Identity, NoIdentity, read, written
from conformance.reference.files.kinds import Kind
from conformance.reference.files.pictures import face, photo, plain_picture, thumbnail
from conformance.reference.files.stored import StoredFile

__all__ = ["Files"]

# As it is in JSON; within a text the quotes would be escaped.
_ANY_ID = 'file_id":"'
_ID = re.compile(r'("(?:small_|big_)?file_id":)"([A-Za-z0-9_-]+)"')


class Files:
    """Every file by its key and by the path it is downloaded from; the same bytes are kept once."""

    def __init__(self) -> None:
        self._files: dict[bytes, StoredFile] = {}
        self._adopted: dict[str, StoredFile] = {}  # by the ids that the world gave
        self._contents: dict[bytes, bytes] = {}
        self._paths: dict[Identity, str] = {}
        self._by_path: dict[str, StoredFile] = {}

    # -- finding ------------------------------------------------------------------------------

    def find(self, file_id: str) -> StoredFile | None:
        """The file, or the size of a picture, that the id of any bot means."""
        if file_id in self._adopted:
            return self._adopted[file_id]
        try:
            identity = read(file_id)
        except NoIdentity:
            return None
        whole = self._files.get(identity.key)
        return None if whole is None else _part(whole, identity)

    def whole(self, file: StoredFile) -> StoredFile:
        """The photo that a size belongs to; any other file is whole."""
        return self._files.get(file.identity.key, file) if file.kind is Kind.PHOTO else file

    def for_bot(self, bot_id: int, text: str) -> str:
        """The JSON that a bot gets, with the ids that the files in it have for this bot."""
        if _ANY_ID not in text:
            return text
        return _ID.sub(lambda found: f'{found[1]}"{self._id_for(bot_id, found[2])}"', text)

    def _id_for(self, bot_id: int, file_id: str) -> str:
        if file_id in self._adopted:
            return file_id
        try:
            return written(read(file_id), bot_id)
        except NoIdentity:
            return file_id

    # -- downloads ----------------------------------------------------------------------------

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def path(self, file: StoredFile) -> str:
        """Where the file is downloaded from; the same for the same file."""
        path = self._paths.get(file.identity)
        if path is None:
            kind = file.kind
            path = f"{kind.folder}/file_{len(self._paths)}{kind.suffix(file.name)}"
            self._paths[file.identity] = path
            self._by_path[path] = file
        return path

    # -- keeping ------------------------------------------------------------------------------

    def add_photo(self, content: bytes) -> StoredFile:
        """Raises Unusable."""
        return self._kept(photo(content))

    def add_face(self, content: bytes) -> StoredFile:
        """The picture of a chat or a profile. Raises Unusable."""
        return self._kept(face(content))

    def add(
        self,
        kind: Kind,
        content: bytes,
        fields: Mapping[str, Any],
        *,
        name: str = "",
        preview: bytes | tuple[int, int] | None = None,
        salt: str = "",
    ) -> StoredFile:
        """Any other file. The same bytes with the same fields are the same file.

        ``preview`` is a picture to make the thumbnail of, or only its measure. Stickers change their
        fields: with a ``salt`` in place of them, the file stays itself.
        """
        digest = hashlib.blake2b(content, digest_size=16).digest()
        said = f"{kind.name}{salt or sorted(fields.items())}{name}".encode()
        if isinstance(preview, bytes) and preview is not content:
            said += hashlib.blake2b(preview, digest_size=16).digest()
        key = hashlib.blake2b(digest + said, digest_size=KEY_LENGTH).digest()
        known = self._files.get(key)
        if known is not None and known.fields == fields:
            return known
        identity = Identity(kind, key)
        shown = None if preview is None else _thumbnail(identity, preview)
        content = self._contents.setdefault(digest, content)
        return self._kept(StoredFile(identity, content, fields, name, shown))

    def amend(self, file: StoredFile, fields: Mapping[str, Any]) -> StoredFile:
        """The same file with other fields, as a sticker whose emoji changes."""
        return self._kept(replace(file, fields=fields))

    def pictured(
        self, file: StoredFile, content: bytes, measure: tuple[int, int], unique_id: str | None = None
    ) -> StoredFile:
        """The same file with a thumbnail that the world chose."""
        identity = Identity(Kind.THUMBNAIL, file.identity.key, "m")
        fields = {"width": measure[0], "height": measure[1]}
        chosen = StoredFile(identity, content, fields, given_unique_id=unique_id)
        self._files[file.identity.key] = replace(file, thumbnail=chosen)
        return self._files[file.identity.key]

    def adopt(self, file_id: str, file: StoredFile, unique_id: str | None = None) -> StoredFile:
        """Makes the file known by an id that the world chose, for every bot."""
        adopted = replace(file, given_id=file_id, given_unique_id=unique_id)
        self._adopted[file_id] = adopted
        return adopted

    def _kept(self, file: StoredFile) -> StoredFile:
        key = file.identity.key
        known = self._files.get(key)
        if known is not None and known.fields == file.fields:
            return known
        self._files[key] = file
        return file


def _thumbnail(of: Identity, preview: bytes | tuple[int, int]) -> StoredFile | None:
    return thumbnail(of, preview) if isinstance(preview, bytes) else plain_picture(of, preview)


def _part(whole: StoredFile, identity: Identity) -> StoredFile | None:
    """The file itself, its thumbnail, or the size of the photo."""
    if identity.kind is Kind.THUMBNAIL:
        return whole.thumbnail
    if not whole.sizes:
        return whole if identity.kind is whole.kind else None
    size = next((size for size in whole.sizes if size.identity.rung == identity.rung), None)
    if size is None:
        return None
    return replace(size, identity=identity) if identity.kind is Kind.CHAT_PHOTO else size

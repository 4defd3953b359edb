"""Probes on files."""

from collections.abc import Mapping

from conformance.platforms.probing.look import Look, NotSeen, result, told
from conformance.platforms.probing.probe import Probe, asks
from conformance.wire import Form, Upload

__all__ = ["PROBES"]

PROBES: list[Probe] = []

_FILE = Upload(b"a probe", "probe.txt", "text/plain")


@asks(PROBES, "attach-upload", "Is a single upload taken by attach://, as some libraries send it?")
def attach_upload(look: Look) -> str:
    given = {"chat_id": look.chat, "document": "attach://probe"}
    attached = look.call("sendDocument", given, form=Form.MULTIPART, files={"probe": _FILE})
    direct = look.call("sendDocument", {"chat_id": look.chat}, form=Form.MULTIPART, files={"document": _FILE})
    return f"By attach://: {told(attached)}; by the parameter's own part: {told(direct)}."


@asks(PROBES, "file-by-id", "Can a file be fetched by its file_id in the place of its path?")
def file_by_id(look: Look) -> str:
    sent = look.call("sendDocument", {"chat_id": look.chat}, form=Form.MULTIPART, files={"document": _FILE})
    document = result(sent).get("document")
    file_id = document.get("file_id") if isinstance(document, Mapping) else None
    if not isinstance(file_id, str):
        raise NotSeen("a document comes back without a file_id")
    path = result(look.call("getFile", {"file_id": file_id})).get("file_path")
    with look.platform.client(look.bot) as client:
        by_id, by_path = client.download(file_id)[0], client.download(str(path))[0]
    return f"By file_id: HTTP {by_id}; by file_path {str(path)!r}: HTTP {by_path}."

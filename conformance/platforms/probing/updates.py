"""Probes on updates."""

from collections.abc import Mapping

from conformance.platforms.probing.look import Look
from conformance.platforms.probing.probe import Probe, asks

__all__ = ["PROBES"]

PROBES: list[Probe] = []


@asks(PROBES, "update-ids", "What does the id of an update look like, and where do ids begin?")
def update_ids(look: Look) -> str:
    look.acts("send_text", text="probe")
    return f"The update of a person's text has update_id {look.update('message').get('update_id')!r}."


@asks(PROBES, "chat-instance", "Does a callback query carry chat_instance?")
def chat_instance(look: Look) -> str:
    keyboard = {"inline_keyboard": [[{"text": "1", "callback_data": "probe"}]]}
    message = look.sent("probe", reply_markup=keyboard)
    look.acts("press_button", message_id=message.get("message_id"), data="probe")
    query = look.update("callback_query")["callback_query"]
    fields = sorted(query) if isinstance(query, Mapping) else []
    has = "It does" if "chat_instance" in fields else "It does not"
    return f"{has}; the fields are {', '.join(fields)}."

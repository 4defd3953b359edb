"""What web apps have their bots do."""

from typing import Any

from conformance.reference.apps.web_apps import WebApps
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.chats.speaking import Silenced
from conformance.reference.inline import read_result, sent_by_way_of
from conformance.reference.inline.answering import too_old
from conformance.reference.inline.prepared import KEPT_SECONDS, Prepared
from conformance.reference.keyboards import reply_button


@method("answerWebAppQuery")
def answer_web_app_query(request: Request) -> Any:
    platform, bot = request.platform, request.bot
    result = read_result(request)
    opened = bot.part(WebApps).take(request.params.get("web_app_query_id", ""), platform.moment)
    if opened is None:
        raise too_old()
    content = result.made(platform, bot)
    try:
        sent = sent_by_way_of(platform, bot, opened.user, opened.chat, content, result.markup)
    except Silenced:
        raise bad_request("Have no rights to send a message") from None
    return {"inline_message_id": sent.inline_message_id} if sent.inline_message_id else {}


@method("savePreparedKeyboardButton")
def save_prepared_keyboard_button(request: Request) -> Any:
    platform, user_id = request.platform, user_id_of(request)
    value = json_value(request.params, "button")
    if value is BROKEN or not request.params.get("button"):
        raise bad_request("Can't parse keyboard button JSON object")
    try:
        button = reply_button(value)
    except NotParsable as error:
        raise bad_request(f"Can't parse keyboard button: {error}") from None
    if user_id not in platform.users:
        raise bad_request("User not found")
    if not any(name in button for name in ("request_users", "request_chat", "request_managed_bot")):
        raise bad_request("BUTTON_TYPE_INVALID")
    name = platform.ids.text(16)
    until = platform.moment + KEPT_SECONDS
    request.bot.part(Prepared).buttons.keep(name, (user_id, button), platform.moment, until)
    return {"id": name}

"""The set-ups that recipes name, each made through the public door."""

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from .stage import NotThere, Scene

Setup = Callable[..., None]
SETUPS: dict[str, Setup] = {}


def setup(pattern: str) -> Callable[[Setup], Setup]:
    """Registers a function as the set-up of that name; what the name's groups match is handed on."""

    def register(make: Setup) -> Setup:
        SETUPS[pattern] = make
        return make

    return register


def prepare(scene: Scene, names: list[str]) -> None:
    """Does the set-ups in their order. Raises NotThere where the platform cannot."""
    for name in names:
        for pattern, make in SETUPS.items():
            if found := re.fullmatch(pattern, name):
                make(scene, *found.groups())
                break
        else:
            raise NotThere(name)


# -- chats ------------------------------------------------------------------------------------


@setup("(group)|(supergroup|channel) as administrator")
def administered(scene: Scene, group: str | None, kind: str | None) -> None:
    _gather(scene, group or kind or "")


@setup("forum")
def forum(scene: Scene) -> None:
    _gather(scene, "supergroup", is_forum=True)
    if not scene.bot("getChat").get("is_forum"):
        raise NotThere("is_forum")


@setup(r"(supergroup|channel) without (\w+)")
def without(scene: Scene, kind: str, right: str) -> None:
    _gather(scene, kind, bot_rights=[name for name in _rights(kind) if name != right])
    if scene.bot("getChatMember", user_id=scene.stage.bot_id).get(right):
        raise NotThere("bot_rights")


@setup("supergroup as member")
def as_member(scene: Scene) -> None:
    _gather(scene, "supergroup")
    plain(scene)


@setup("bot is a plain member")
def plain(scene: Scene) -> None:
    scene.act("set_rights", rights=[], member_id=scene.stage.bot_id)


@setup("no longer in the (group|supergroup|channel)")
def gone(scene: Scene, kind: str) -> None:
    _gather(scene, kind)
    left(scene)


@setup("no longer there")
def left(scene: Scene) -> None:
    scene.bot("leaveChat")


@setup("kicked from the (group|supergroup|channel)")
def kicked(scene: Scene, kind: str) -> None:
    _gather(scene, kind)
    scene.act("remove_member", member_id=scene.stage.bot_id)


@setup("supergroup that forbids writing")
def silent(scene: Scene) -> None:
    _gather(scene, "supergroup", permissions=[])
    plain(scene)


@setup("group that became a supergroup")
def migrated(scene: Scene) -> None:
    _gather(scene, "group")
    scene.names["supergroup"] = str(scene.act("migrate")["chat_id"])


@setup("deleted group")
def deleted(scene: Scene) -> None:
    _gather(scene, "group")
    scene.act("delete_chat")


@setup("described as (.+)")
def described(scene: Scene, text: str) -> None:
    scene.bot("setChatDescription", description=text)


@setup("closed topic")
def closed_topic(scene: Scene) -> None:
    thread = scene.bot("createForumTopic", name="t")["message_thread_id"]
    scene.bot("closeForumTopic", message_thread_id=thread)
    scene.names["thread"] = str(thread)


def _gather(scene: Scene, kind: str, **details: Any) -> None:
    given = {"bot_token": scene.stage.token, "kind": kind, "title": "Shop", "members": [scene.stage.user_id]}
    scene.chat = scene.door("chats/group", **given, **details)["chat_id"]


def _rights(kind: str) -> list[str]:
    shared = "manage_chat change_info delete_messages invite_users restrict_members manage_video_chats"
    own = {"channel": " post_messages edit_messages"}.get(kind, " pin_messages manage_topics")
    return [f"can_{right}" for right in (shared + own).split()]


# -- people -----------------------------------------------------------------------------------


@setup("blocked by the user")
def blocked(scene: Scene) -> None:
    scene.act("block")


@setup("deactivated user")
def deactivated(scene: Scene) -> None:
    scene.act("delete_account")


@setup("person of a group")
def stranger(scene: Scene) -> None:
    person = scene.door("users", first_name="Ali")["id"]
    group = {"bot_token": scene.stage.token, "kind": "group", "title": "G", "members": [person]}
    scene.door("chats/group", **group)
    scene.names["stranger"] = str(person)


@setup("creator")
def creator(scene: Scene) -> None:
    """Whoever founded the chat."""
    members = scene.bot("getChatAdministrators")
    founders = [member["user"]["id"] for member in members if member["status"] == "creator"]
    if not founders:
        raise NotThere("creator")
    scene.names["creator"] = str(founders[0])


@setup("another administrator")
def another_administrator(scene: Scene) -> None:
    """One whom the bot has not appointed."""
    creator(scene)
    scene.act("set_rights", rights=["can_manage_chat"], member_id=scene.stage.user_id)
    scene.names["admin"] = str(scene.stage.user_id)


# -- messages ---------------------------------------------------------------------------------


@setup("(protected )?message of the bot")
def bots_message(scene: Scene, protected: str | None) -> None:
    _keep(scene, scene.bot("sendMessage", text="x", protect_content=bool(protected)))


@setup("photo of the bot")
def bots_photo(scene: Scene) -> None:
    _keep(scene, scene.upload("sendPhoto", photo="picture"))


@setup("(stopped|forwarded) poll of the bot")
def bots_poll(scene: Scene, how: str) -> None:
    poll = scene.bot("sendPoll", question="q", options=["a", "b"])["message_id"]
    if how == "stopped":
        scene.bot("stopPoll", message_id=poll)
        scene.names["message"] = str(poll)
    else:
        _keep(scene, scene.bot("forwardMessage", from_chat_id=scene.chat, message_id=poll))


@setup("message of the person")
def persons_message(scene: Scene) -> None:
    _keep(scene, scene.act("send_text", text="x"))


@setup("callback query")
def callback_query(scene: Scene) -> None:
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    sent = scene.bot("sendMessage", text="x", reply_markup=keyboard)
    pressed = scene.act("press_button", message_id=sent["message_id"], data="d")
    scene.names["query"] = pressed["callback_query_id"]


def _keep(scene: Scene, message: Any) -> None:
    scene.names["message"] = str(message["message_id"])


# -- files and stickers -----------------------------------------------------------------------


@setup("document of (21 megabytes)")
def large_document(scene: Scene, size: str) -> None:
    scene.names["file"] = scene.upload("sendDocument", document=size)["document"]["file_id"]


@setup("photo of another bot")
def others_photo(scene: Scene) -> None:
    other = scene.another()
    scene.names["file"] = other.upload("sendPhoto", photo="picture")["photo"][-1]["file_id"]


@setup("sticker set")
def sticker_set(scene: Scene) -> None:
    sticker = '[{"sticker":"attach://s","format":"static","emoji_list":["🎉"]}]'
    wanted = {"user_id": "$user", "name": "pack_by_$username", "title": "t", "stickers": sticker}
    scene.checked("createNewStickerSet", wanted, {"s": "sticker"})


@setup("web server")
def web_server(scene: Scene) -> None:
    """A page of HTML on the web."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    scene.later(server.shutdown, server.server_close)
    scene.names["web"] = f"http://127.0.0.1:{server.server_port}"


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(b"<html></html>")

    def log_message(self, *_: Any) -> None:
        pass


# -- the bot ----------------------------------------------------------------------------------


@setup("webhook")
def webhook(scene: Scene) -> None:
    scene.bot("setWebhook", url="https://127.0.0.1:8443/hook")


@setup("logged out")
def logged_out(scene: Scene) -> None:
    scene.bot("logOut")


@setup("sixteen minutes later")
def later(scene: Scene) -> None:
    scene.door("clock", advance=16 * 60)


@setup("managed bot")
def managed_bot(scene: Scene) -> None:
    """A bot that this one may manage."""
    scene.names["managed"] = str(scene.door("bots", manager_token=scene.stage.token)["id"])


@setup("flood limit")
def flood_limit(scene: Scene) -> None:
    """One message a second at most, and one was sent."""
    scene.door("flood", bot_token=scene.stage.token, per_second=1)
    scene.bot("sendMessage", text="x")

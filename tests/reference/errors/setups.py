"""The set-ups that recipes name, each made through the public door."""

import re
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import time
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


@setup("(group|supergroup|channel) as (administrator|member)")
def gather(scene: Scene, kind: str, status: str, **details: Any) -> None:
    """The customer, an owner, another administrator and the bot in one chat."""
    owner, helper = (scene.door("users", first_name=name)["id"] for name in ("Owner", "Helper"))
    people = {"members": [scene.stage.user_id], "creator": owner, "administrators": [helper]}
    given = {"bot_token": scene.stage.token, "kind": kind, "title": "Shop", "bot_status": status}
    scene.chat = scene.door("chats/group", **given, **people, **details)["chat_id"]
    scene.names |= {"creator": str(owner), "admin": str(helper)}


@setup("forum as (administrator|member)")
def forum(scene: Scene, status: str) -> None:
    gather(scene, "supergroup", status, is_forum=True)


@setup(r"(supergroup|channel) without (\w+)")
def without(scene: Scene, kind: str, right: str) -> None:
    gather(scene, kind, "administrator", bot_rights=[name for name in _rights(kind) if name != right])


@setup("kicked from the (group|supergroup|channel)")
def kicked(scene: Scene, kind: str) -> None:
    gather(scene, kind, "kicked")


@setup("no longer in the (group|supergroup|channel)")
def gone(scene: Scene, kind: str) -> None:
    gather(scene, kind, "left")


@setup("no longer there")
def left(scene: Scene) -> None:
    scene.bot("leaveChat")


@setup("supergroup that forbids writing")
def silent(scene: Scene) -> None:
    other = _shared(scene, "supergroup")
    other.bot("setChatPermissions", permissions={"can_send_messages": False})


@setup("closed topic")
def closed_topic(scene: Scene) -> None:
    """A topic of a forum that another bot opened and closed, and this one has no say in."""
    other = _shared(scene, "supergroup", is_forum=True)
    thread = other.bot("createForumTopic", name="t")["message_thread_id"]
    other.bot("closeForumTopic", message_thread_id=thread)
    scene.names["thread"] = str(thread)


@setup("group that became a supergroup")
def migrated(scene: Scene) -> None:
    gather(scene, "group", "administrator")
    scene.names["supergroup"] = str(scene.act("upgrade_group", by="creator")["chat_id"])


@setup("deleted group")
def deleted(scene: Scene) -> None:
    gather(scene, "group", "administrator")
    scene.act("delete_chat", by="creator")


@setup("described as (.+)")
def described(scene: Scene, text: str) -> None:
    scene.bot("setChatDescription", description=text)


def _shared(scene: Scene, kind: str, **details: Any) -> Scene:
    """A chat in which this bot is a member and another an administrator: the other's scene."""
    other = scene.another()
    gather(scene, kind, "member", bots=[{"bot_token": other.stage.token}], **details)
    other.chat = scene.chat
    return other


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


@setup("another bot")
def another_bot(scene: Scene) -> None:
    scene.names["other"] = str(scene.another().stage.bot_id)


@setup("person of a group")
def stranger(scene: Scene) -> None:
    person = scene.door("users", first_name="Ali")["id"]
    group = {"bot_token": scene.stage.token, "kind": "group", "title": "G", "members": [person]}
    scene.door("chats/group", **group)
    scene.names["stranger"] = str(person)


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
    scene.later(server.shutdown)
    scene.later(server.server_close)
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
    scene.later(lambda: scene.door("clock", stand=time(), run=True))


@setup("flood limit")
def flood_limit(scene: Scene) -> None:
    """One message an hour, and it was sent."""
    scene.door("flood", private={"count": 1, "seconds": 3600})
    scene.later(lambda: scene.door("flood"))
    scene.bot("sendMessage", text="x")

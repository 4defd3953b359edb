"""Whether a markup fits where it is to be: the chat, and the content that it stands under."""

from collections.abc import Callable, Container
from dataclasses import replace

from conformance.reference.calls.errors import bad_request
from conformance.reference.keyboards.addresses import person_behind
from conformance.reference.keyboards.markup import Button, Markup

__all__ = ["fitting"]

# What a reply keyboard may ask for in private chats only, and the server's words where it does elsewhere.
_PRIVATE = {
    "request_contact": "Phone number can be requested",
    "request_location": "Location can be requested",
    "request_poll": "Poll can be requested",
    "web_app": "Web App buttons can be used",
    "request_users": "Users can be requested",
    "request_chat": "Chats can be requested",
    "request_managed_bot": "Managed bots can be requested",
}
_SWITCHING = {
    "switch_inline_query": "switch_inline_query",
    "switch_inline_query_chosen_chat": "switch_inline_query",
    "switch_inline_query_current_chat": "switch_inline_query_current_chat",
}
# Buttons that work under one kind of content, and must come first there.
_BOUND = {"callback_game": ("game", "REPLY_MARKUP_GAME_EMPTY"), "pay": ("invoice", "REPLY_MARKUP_BUY_EMPTY")}


def fitting(
    markup: Markup | None,
    place: str,
    content: Container[str],
    knows: Callable[[int], object],
    *,
    only_inline: bool = False,
) -> Markup | None:
    """The markup as it stands under that content in such a chat. Raises ApiError where it cannot.

    ``place`` is the kind of the chat, or "inline" where it may be any; ``knows`` says whose ids are known.
    """
    if markup is None:
        return None
    if not markup.inline:
        if only_inline or place in {"channel", "inline"}:
            raise bad_request("Inline keyboard expected")
        return _for_person(markup, place)
    for button in markup.buttons():
        _check(button, place, content, knows)
    if any(name in button for name in _BOUND for button in list(markup.buttons())[1:]):
        raise bad_request("BUTTON_POS_INVALID")
    for name, (kind, missing) in _BOUND.items():
        if kind in content and name not in markup.first():
            raise bad_request(missing)
    return markup


def _for_person(markup: Markup, place: str) -> Markup:
    if place == "private":
        # There is nobody else whom it could be for.
        view = {name: value for name, value in markup.view.items() if name != "selective"}
        return replace(markup, view=view)
    for button in markup.buttons():
        for name, words in _PRIVATE.items():
            if name in button:
                raise bad_request(f"{words} in private chats only")
    return markup


def _check(button: Button, place: str, content: Container[str], knows: Callable[[int], object]) -> None:
    if place == "channel" and (switching := next((name for name in _SWITCHING if name in button), None)):
        raise bad_request(
            f"Can't use {_SWITCHING[switching]} button in a channel chat, because users will not be able to "
            "use the button without knowing bot's username"
        )
    if "web_app" in button and place != "private":
        raise bad_request("BUTTON_TYPE_INVALID")
    if any(name in button and kind not in content for name, (kind, _) in _BOUND.items()):
        raise bad_request("BUTTON_TYPE_INVALID")
    person = person_behind(button.get("url", ""))
    if person is not None and not knows(person):
        raise bad_request("BUTTON_USER_INVALID")

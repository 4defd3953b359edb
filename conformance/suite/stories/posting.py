"""Stories are posted, edited and deleted in the name of a business."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.suite.business._accounts import about, connected
from conformance.suite.clause import Declaration, observed
from conformance.suite.ground import Caller, User, media
from conformance.verdict import Consequence

_RIGHT = "can_manage_stories"
_DAY = 86_400
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, what it says of stories that it cannot read")
_PHOTO = {"type": "photo", "photo": "attach://story"}


def _files() -> dict[str, Any]:
    return {"story": media.picture(1080, 1920)}


@contextmanager
def _posted(caller: Caller, user: User) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The story, and what names it in later calls; deleted afterwards."""
    with connected(caller, user, _RIGHT) as connection:
        named = {"business_connection_id": connection["id"]}
        given = {**named, "content": _PHOTO, "active_period": _DAY}
        story = caller.accepted("postStory", given, files=_files())
        place = {**named, "story_id": story["id"]}
        try:
            yield story, place
        finally:
            caller.call("deleteStory", place)


def _deleting(id_: str, method: str, **how: Any) -> Declaration:
    stands_on = tuple(name for name in ("postStory", "deleteStory") if name != method)
    return about(id_, method, stands_on=stands_on, **how)


def _refusal(id_: str, method: str = "postStory", **how: Any) -> Declaration:
    return about(id_, method, _SERVER, consequence=Consequence.DEGRADES, **how)


def _refused(caller: Caller, user: User, method: str, right: str = _RIGHT, **given: Any) -> tuple[Any, str]:
    with connected(caller, user, right) as connection:
        params = {"business_connection_id": connection["id"], **given}
        refusal = caller.refusal(method, params, files=_files())
    return refusal.error_code, refusal.description or ""


@_deleting("stories.post", "postStory")
def post(caller: Caller, user: User) -> None:
    """A story that the bot posts is the account's: it has an id, and the person's chat."""
    with _posted(caller, user) as (story, _):
        caller.whole("postStory", caller.validator.result("postStory", story))
    assert story["chat"]["id"] == user.chat_id


@_deleting("stories.ids-of-their-own", "postStory")
def ids_of_their_own(caller: Caller, user: User) -> None:
    """Each story of an account has an id of its own."""
    with _posted(caller, user) as (first, place):
        given = {"business_connection_id": place["business_connection_id"], "active_period": _DAY}
        second = caller.accepted("postStory", {**given, "content": _PHOTO}, files=_files())
        caller.call("deleteStory", {**place, "story_id": second["id"]})
    assert first["id"] != second["id"]


@_deleting("stories.edit", "editStory")
def edit(caller: Caller, user: User) -> None:
    """A story that is edited stays the same one."""
    with _posted(caller, user) as (story, place):
        edited = caller.ask("editStory", {**place, "content": _PHOTO, "caption": "تازه"}, files=_files())
    assert edited["id"] == story["id"]


@_deleting("stories.delete-once", "deleteStory")
def delete_once(caller: Caller, user: User) -> None:
    """A story is deleted once: it is not there a second time: 400."""
    with _posted(caller, user) as (_, place):
        assert caller.ask("deleteStory", place) is True
        assert caller.refusal("deleteStory", place).error_code == 400


@_refusal("stories.post-needs-the-right")
def post_needs_the_right(caller: Caller, user: User) -> None:
    """Without the right can_manage_stories no story is posted: 400 or 403."""
    code, _ = _refused(caller, user, "postStory", "can_reply", content=_PHOTO, active_period=_DAY)
    assert code in {400, 403}


@_refusal("stories.other-period-refused")
def other_period_refused(caller: Caller, user: User) -> None:
    """A story is shown for 6, 12, 24 or 48 hours, and for no other time: 400."""
    assert _refused(caller, user, "postStory", content=_PHOTO, active_period=_DAY - 1)[0] == 400


@_refusal("stories.content-needed")
def content_needed(caller: Caller, user: User) -> None:
    """A story without content is refused with 400 and Telegram's words."""
    words = "Bad Request: story content isn't specified"
    assert _refused(caller, user, "postStory", active_period=_DAY) == (400, words)


@_refusal("stories.other-content-refused")
def other_content_refused(caller: Caller, user: User) -> None:
    """A story of another kind than photo and video is refused with 400 and Telegram's words."""
    given: dict[str, Any] = {"content": {"type": "text", "text": "سلام"}, "active_period": _DAY}
    words = "Bad Request: invalid story content type specified"
    assert _refused(caller, user, "postStory", **given) == (400, words)


@_refusal("stories.photo-is-uploaded")
def photo_is_uploaded(caller: Caller, user: User) -> None:
    """A story's photo by address is refused with 400 and Telegram's words: it must be uploaded."""
    content = {"type": "photo", "photo": "https://example.com/story.jpg"}
    words = "Bad Request: story photo must be uploaded as a file"
    assert _refused(caller, user, "postStory", content=content, active_period=_DAY) == (400, words)


@_refusal("stories.unknown-edit-refused", "editStory")
def unknown_edit_refused(caller: Caller, user: User) -> None:
    """A story that there is not cannot be edited: 400."""
    assert _refused(caller, user, "editStory", story_id=2_000_000_000, content=_PHOTO)[0] == 400


@_refusal("stories.unknown-repost-refused", "repostStory", since="9.3")
def unknown_repost_refused(caller: Caller, user: User, other: User) -> None:
    """A story that there is not cannot be posted on: 400."""
    given: dict[str, Any] = {"from_chat_id": other.chat_id, "from_story_id": 2_000_000_000}
    assert _refused(caller, user, "repostStory", **given, active_period=_DAY)[0] == 400


@_refusal("stories.repost-needs-the-right", "repostStory", since="9.3")
def repost_needs_the_right(caller: Caller, user: User, other: User) -> None:
    """Without the right can_manage_stories no story is posted on: 400 or 403."""
    given: dict[str, Any] = {"from_chat_id": other.chat_id, "from_story_id": 1}
    code, _ = _refused(caller, user, "repostStory", "can_reply", **given, active_period=_DAY)
    assert code in {400, 403}

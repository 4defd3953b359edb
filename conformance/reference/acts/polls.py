"""What people do with polls: they ask, vote, take a vote back, add an answer, and close."""

import json
from collections.abc import Mapping
from typing import Any

from conformance.reference.acts.registry import ID, TEXT, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.polls import close, create, launch, read_poll, tell_owner
from conformance.reference.state.polls import Poll, Polls

_BOOLEAN = {"type": "boolean"}
_NUMBERS = {"type": "array", "items": ID}


@act(
    "send_poll",
    "asks the chat",
    required={"question": TEXT, "options": {"type": "array", "items": TEXT, "minItems": 1}},
    optional={
        "type": {"enum": ["regular", "quiz"]},
        "correct_option_ids": _NUMBERS,
        "explanation": TEXT,
        "is_anonymous": _BOOLEAN,
        "allows_multiple_answers": _BOOLEAN,
        "allows_revoting": _BOOLEAN,
        "allow_adding_options": _BOOLEAN,
    },
    posts=True,
)
def send_poll(scene: Scene, details: Details) -> dict[str, Any]:
    params = {name: value if isinstance(value, str) else json.dumps(value) for name, value in details.items()}
    try:
        draft = read_poll(scene.platform, params, _no_media)
        draft.check(scene.chat)
    except ApiError as error:
        raise Refused(f"the poll cannot be sent: {error.description}") from None
    poll = create(scene.platform, scene.user.id, draft)
    launch(scene.platform, poll)
    return scene.post({"poll": poll.view}, details)


@act("vote", "votes in a poll", required={"message_id": ID, "option_ids": {**_NUMBERS, "minItems": 1}})
def vote(scene: Scene, details: Details) -> dict[str, Any]:
    """The options are places in the list of options, from 0."""
    poll, chosen = _open_poll(scene, details), tuple(sorted(set(details["option_ids"])))
    if not all(0 <= place < len(poll.view["options"]) for place in chosen):
        raise Refused("there is no such option")
    if len(chosen) > 1 and not poll.view["allows_multiple_answers"]:
        raise Refused("the poll takes one answer")
    before = poll.votes.get(scene.user.id)
    if before == chosen:
        return {"update_id": None}
    if before is not None and not poll.view["allows_revoting"]:
        raise Refused("a vote in this poll stands")
    return _voted(scene, poll, chosen)


@act("retract_vote", "takes the vote back", required={"message_id": ID})
def retract_vote(scene: Scene, details: Details) -> dict[str, Any]:
    poll = _open_poll(scene, details)
    if not poll.view["allows_revoting"]:
        raise Refused("a vote in this poll stands")
    if scene.user.id not in poll.votes:
        return {"update_id": None}
    return _voted(scene, poll, ())


@act("stop_poll", "closes a poll of their own", required={"message_id": ID})
def stop_poll(scene: Scene, details: Details) -> dict[str, Any]:
    """Bots hear of polls that people close by hand."""
    poll = _open_poll(scene, details)
    if poll.owner != scene.user.id or scene.message(details).origin:
        raise Refused("the poll is not theirs to close")
    close(scene.platform, poll.view["id"])
    return scene.tell("poll", poll.update())


@act("add_poll_option", "adds an answer to a poll that allows it", required={"message_id": ID, "text": TEXT})
def add_poll_option(scene: Scene, details: Details) -> dict[str, Any]:
    poll, platform = _open_poll(scene, details), scene.platform
    if not poll.grows:
        raise Refused("nobody can add answers to this poll")
    option = {
        "persistent_id": platform.ids.text(8),
        "text": details["text"],
        "voter_count": 0,
        "added_by_user": scene.user.view(),
        "addition_date": platform.now(),
    }
    poll.view["options"].append(option)
    told = {
        "poll_message": platform.behaviour.message(scene.message(details).view(nested=True)),
        "option_persistent_id": option["persistent_id"],
        "option_text": details["text"],
    }
    return scene.post({"poll_option_added": told}, {})


def _open_poll(scene: Scene, details: Details) -> Poll:
    shown = scene.message(details).content.get("poll")
    if shown is None:
        raise Refused("the message is not a poll")
    poll = scene.platform.part(Polls).by_id[shown["id"]]
    if poll.is_closed:
        raise Refused("the poll is closed")
    return poll


def _voted(scene: Scene, poll: Poll, chosen: tuple[int, ...]) -> dict[str, Any]:
    """The bot whose poll it is hears how it stands now and, where votes are open, who voted for what."""
    poll.vote(scene.user.id, chosen)
    told = tell_owner(scene.platform, poll, "poll", poll.update())
    if not poll.view["is_anonymous"]:
        answer = {
            "poll_id": poll.view["id"],
            "user": scene.user.view(),
            "option_ids": list(chosen),
            "option_persistent_ids": poll.persistent(chosen),
        }
        told = tell_owner(scene.platform, poll, "poll_answer", answer) or told
    return {"update_id": told}


def _no_media(*_: Any) -> Mapping[str, Any]:
    raise Refused("a person's poll has no pictures here")

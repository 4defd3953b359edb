"""Places: locations at rest and moving, and venues."""

from typing import Any

from conformance.suite.clause import captured, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import place, refused, seen, sent
from conformance.verdict import Consequence

_LOCATION = documented("Bot API, sendLocation")
_LIVE = documented("Bot API, editMessageLiveLocation")
_STOP = documented("Bot API, stopMessageLiveLocation")
_VENUE = documented("Bot API, sendVenue")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_TEHRAN = {"latitude": 35.6997, "longitude": 51.3380}
_SHIRAZ = {"latitude": 29.6257, "longitude": 52.5583}


def _near(location: dict[str, Any], wanted: dict[str, float]) -> bool:
    return all(abs(location[name] - wanted[name]) < 0.001 for name in ("latitude", "longitude"))


def _live(caller: Caller, user: User, how: str = "given", **more: Any) -> dict[str, Any]:
    params = {"chat_id": user.chat_id, **_TEHRAN, "live_period": 600, **more}
    message: dict[str, Any] = getattr(caller, how)("sendLocation", params)
    return message


@clause(
    "messages.location",
    "#sendlocation",
    _LOCATION,
    captured("public recording: jarhill0__pawt__test_chat__test_send_location"),
    method="sendLocation",
)
def location(caller: Caller, user: User) -> None:
    """A sent location comes back with its latitude and longitude as numbers."""
    message = caller.accepted("sendLocation", {"chat_id": user.chat_id, **_TEHRAN})
    assert _near(message["location"], _TEHRAN)
    assert "live_period" not in message["location"]


@clause(
    "messages.location-without-latitude-refused",
    "#sendlocation",
    _SERVER,
    consequence=Consequence.DEGRADES,
    method="sendLocation",
)
def location_without_latitude_refused(caller: Caller, user: User) -> None:
    """A location without a latitude is refused with 400 and Telegram's words."""
    got = refused(caller, "sendLocation", {"chat_id": user.chat_id, "longitude": 51.3})
    assert got == (400, "Bad Request: latitude is empty")


@clause(
    "messages.location-accuracy",
    "#location",
    documented("Bot API, Location"),
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="sendLocation",
)
def location_accuracy(caller: Caller, user: User) -> None:
    """A location carries the horizontal_accuracy that it was sent with."""
    params = {"chat_id": user.chat_id, **_TEHRAN, "horizontal_accuracy": 50}
    assert caller.accepted("sendLocation", params)["location"]["horizontal_accuracy"] == 50


@clause(
    "messages.live-location",
    "#sendlocation",
    _LOCATION,
    since="3.4",
    consequence=Consequence.DEGRADES,
    method="sendLocation",
)
def live_location(caller: Caller, user: User) -> None:
    """A live location carries its live_period and its heading."""
    shown = _live(caller, user, "accepted", heading=90)["location"]
    assert (shown["live_period"], shown["heading"]) == (600, 90)


@clause(
    "messages.live-location-moved",
    "#editmessagelivelocation",
    _LIVE,
    since="3.4",
    consequence=Consequence.DEGRADES,
    method="editMessageLiveLocation",
    stands_on=("sendLocation",),
)
def live_location_moved(caller: Caller, user: User) -> None:
    """editMessageLiveLocation moves a live location and gives the message back with its edit_date."""
    first = _live(caller, user)
    edited = caller.accepted("editMessageLiveLocation", {**place(first), **_SHIRAZ})
    assert _near(edited["location"], _SHIRAZ)
    assert edited["edit_date"] >= first["date"]


@clause(
    "messages.location-at-rest-not-moved",
    "#editmessagelivelocation",
    documented("Bot API, editMessageLiveLocation: only live location messages can be edited"),
    since="3.4",
    consequence=Consequence.DEGRADES,
    method="editMessageLiveLocation",
    stands_on=("sendLocation",),
)
def location_at_rest_not_moved(caller: Caller, user: User) -> None:
    """A location that is not live cannot be moved: 400."""
    first = caller.given("sendLocation", {"chat_id": user.chat_id, **_TEHRAN})
    assert caller.refusal("editMessageLiveLocation", {**place(first), **_SHIRAZ}).error_code == 400


@clause(
    "messages.live-location-stopped",
    "#stopmessagelivelocation",
    _STOP,
    captured("public recording: jarhill0__pawt__test_message__test_stop_live_location"),
    since="3.4",
    consequence=Consequence.DEGRADES,
    method="stopMessageLiveLocation",
    stands_on=("sendLocation",),
)
def live_location_stopped(caller: Caller, user: User) -> None:
    """stopMessageLiveLocation leaves the location where it was last."""
    edited = caller.accepted("stopMessageLiveLocation", place(_live(caller, user)))
    assert _near(edited["location"], _TEHRAN)


@clause(
    "messages.live-location-stopped-once",
    "#stopmessagelivelocation",
    _STOP,
    since="3.4",
    consequence=Consequence.COSMETIC,
    method="stopMessageLiveLocation",
    stands_on=("sendLocation",),
)
def live_location_stopped_once(caller: Caller, user: User) -> None:
    """A live location that was stopped is not live: it cannot be stopped again."""
    first = _live(caller, user)
    caller.accepted("stopMessageLiveLocation", place(first))
    assert caller.refusal("stopMessageLiveLocation", place(first)).error_code == 400


@clause("messages.venue", "#sendvenue", _VENUE, since="2.0", method="sendVenue")
def venue(caller: Caller, user: User) -> None:
    """A venue comes back with its title, address and place, and the place as the message's location too."""
    named = {"title": "کافه نادری", "address": "خیابان جمهوری"}
    message = caller.accepted("sendVenue", {"chat_id": user.chat_id, **_TEHRAN, **named})
    assert {name: message["venue"][name] for name in named} == named
    assert _near(message["venue"]["location"], _TEHRAN)
    assert _near(message["location"], _TEHRAN)


@clause(
    "messages.venue-of-google",
    "#sendvenue",
    _VENUE,
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="sendVenue",
)
def venue_of_google(caller: Caller, user: User) -> None:
    """A venue carries the google_place_id and google_place_type that it was sent with."""
    known = {"google_place_id": "ChIJ2Wev", "google_place_type": "cafe"}
    params = {"chat_id": user.chat_id, **_TEHRAN, "title": "کافه", "address": "تهران", **known}
    shown = caller.accepted("sendVenue", params)["venue"]
    assert {name: shown[name] for name in known} == known


@clause(
    "messages.person-shares-location",
    "#location",
    documented("Bot API, Location"),
    needs=("send_location",),
    method="getUpdates",
    features=("reads.location",),
)
def person_shares_location(caller: Caller, user: User) -> None:
    """A location that a person sends reaches the bot with its latitude and longitude."""
    user.act("send_location", **_SHIRAZ)
    message = caller.awaited("message", lambda message: "location" in message)["message"]
    assert _near(message["location"], _SHIRAZ)


@clause(
    "messages.place-kept",
    "#message",
    documented("Bot API, Message"),
    since="3.4",
    consequence=Consequence.DEGRADES,
    method="editMessageLiveLocation",
    stands_on=("sendLocation",),
)
def place_kept(caller: Caller, user: User) -> None:
    """A live location that was moved is found later at its new place."""
    first = _live(caller, user)
    caller.accepted("editMessageLiveLocation", {**place(first), **_SHIRAZ})
    assert _near(seen(caller, **place(first))["location"], _SHIRAZ)


@clause(
    "messages.text-is-no-live-location",
    "#stopmessagelivelocation",
    _STOP,
    since="3.4",
    consequence=Consequence.COSMETIC,
    method="stopMessageLiveLocation",
)
def text_is_no_live_location(caller: Caller, user: User) -> None:
    """A text message is no live location to stop: 400."""
    assert caller.refusal("stopMessageLiveLocation", place(sent(caller, user))).error_code == 400

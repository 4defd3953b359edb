"""Locations, at rest and moving, and venues."""

import httpx
import pytest

from conformance.reference import ReferenceProcess

from .chats_stage import Place, updates

HERE = {"latitude": 35.7, "longitude": 51.4}
THERE = {"latitude": 35.8, "longitude": 51.4}
NOT_EDITED = "message can't be edited"


def private(stage):
    return Place(stage, stage.user_id, 0)


def test_a_live_location_moves_and_stops(stage):
    chat = private(stage)
    moving = {"live_period": 600, "heading": 90, "proximity_alert_radius": 100}

    sent = chat.call("sendLocation", **HERE, **moving, horizontal_accuracy=12.5)
    moved = chat.call("editMessageLiveLocation", message_id=sent["message_id"], **THERE)
    stopped = chat.call("stopMessageLiveLocation", message_id=sent["message_id"])

    # In the order of the server's JsonLiveLocation.
    assert [*HERE, *moving, "horizontal_accuracy"] == list(sent["location"])
    assert THERE | {"live_period": 600} == moved["location"]
    assert THERE == stopped["location"]
    assert NOT_EDITED == chat.refused("editMessageLiveLocation", message_id=sent["message_id"], **HERE)


def test_a_location_that_does_not_move_is_not_modified(stage):
    sent = private(stage).call("sendLocation", **HERE, live_period=60)["message_id"]

    refused = private(stage).refused("editMessageLiveLocation", message_id=sent, **HERE)

    assert refused.startswith("message is not modified")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"latitude": "", "longitude": 1}, "latitude is empty"),
        ({"latitude": 91, "longitude": 1}, "invalid location specified"),
        ({**HERE, "live_period": 59}, "wrong live location period specified"),
        ({**HERE, "live_period": 86401}, "wrong live location period specified"),
        ({**HERE, "live_period": 60, "heading": 361}, "wrong live location heading specified"),
        (
            {**HERE, "live_period": 60, "proximity_alert_radius": 100001},
            "wrong live location proximity alert radius specified",
        ),
    ],
)
def test_bad_locations_are_refused_in_the_servers_words(stage, given, words):
    assert words == private(stage).refused("sendLocation", **given)


def test_a_location_rests_once_its_time_is_over(open_stage):
    with ReferenceProcess() as process, httpx.Client(base_url=process.url, timeout=20) as client:
        stage = open_stage(client)
        chat = private(stage)
        short, longer = (chat.call("sendLocation", **HERE, live_period=60)["message_id"] for _ in "ab")
        chat.call("editMessageLiveLocation", message_id=longer, **THERE, live_period=120)
        client.post("/sandbox/clock", json={"advance": 61})

        assert NOT_EDITED == chat.refused("editMessageLiveLocation", message_id=short, **THERE)
        assert HERE == stage.seen()[0]["location"]
        assert chat.call("editMessageLiveLocation", message_id=longer, **HERE)
        client.post("/sandbox/clock", json={"advance": 60})
        assert NOT_EDITED == chat.refused("editMessageLiveLocation", message_id=longer, **THERE)


def test_the_bot_hears_where_a_person_goes(stage):
    sent = stage.act("send_location", **HERE, live_period=60)["message_id"]
    stage.act("move_location", message_id=sent, **THERE, heading=1)
    stage.act("stop_location", message_id=sent)

    got = updates(stage, "message", "edited_message")

    live = {"live_period": 60}
    assert [HERE | live, THERE | live | {"heading": 1}, THERE] == [one["location"] for one in got]
    assert ["edit_date" in one for one in got] == [False, True, True]


def test_a_venue_is_a_location_too_and_one_provider_knows_it(stage):
    named = {"title": "Sather Tower", "address": "Berkeley"}
    known = {"foursquare_id": "f", "foursquare_type": "t", "google_place_id": "g"}

    venue = private(stage).call("sendVenue", **HERE, **named, **known)
    google = private(stage).call("sendVenue", **HERE, **named, google_place_id="g")

    assert ["location", "venue"] == list(venue)[-2:]
    assert HERE == venue["location"] == venue["venue"]["location"]
    assert {"foursquare_id": "f", "foursquare_type": "t"} == {
        name: value for name, value in venue["venue"].items() if name in known
    }
    assert "g" == google["venue"]["google_place_id"]


def test_a_person_sends_a_venue(stage):
    stage.act("send_venue", **HERE, title="a", address="b")

    [message] = updates(stage, "message")
    assert {"location": HERE, "title": "a", "address": "b"} == message["venue"]


def test_a_snapshot_remembers_when_a_location_is_to_rest(open_stage):
    with ReferenceProcess() as process, httpx.Client(base_url=process.url, timeout=20) as client:
        stage = open_stage(client)
        private(stage).call("sendLocation", **HERE, live_period=60)
        snapshot = client.post("/sandbox/snapshots", json={}).json()["snapshot"]
        client.post(f"/sandbox/snapshots/{snapshot}/restore", json={})

        client.post("/sandbox/clock", json={"advance": 61})

        assert [HERE] == [message["location"] for message in stage.seen()]

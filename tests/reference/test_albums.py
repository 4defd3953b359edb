"""Albums: several files, each a message of its own."""

import pytest

from conformance.spec import Spec, Validator

from .media_stage import film, gif, picture, refused, sent, song

VALID = Validator(Spec.load())
FILES = {"0": ("a.jpg", picture()), "1": ("b.mp4", film()), "2": ("c.pdf", b"%PDF"), "3": ("d.mp3", song())}
PHOTO, VIDEO, DOCUMENT, AUDIO = (
    {"type": kind, "media": f"attach://{number}"}
    for number, kind in enumerate(("photo", "video", "document", "audio"))
)


def test_an_album_is_a_list_of_messages_of_one_group(stage):
    known = sent(stage, "sendPhoto", {"photo": FILES["0"]})["photo"][-1]["file_id"]
    media = [
        PHOTO,
        VIDEO,
        {"type": "photo", "media": known},
        {"type": "photo", "media": "https://a.io/b.jpg"},
    ]

    messages = sent(stage, "sendMediaGroup", FILES, media=media, protect_content=True)

    assert ["photo", "video", "photo", "photo"] == [
        next(kind for kind in ("photo", "video") if kind in message) for message in messages
    ]
    assert 1 == len({message["media_group_id"] for message in messages})
    assert all(message["has_protected_content"] for message in messages)
    assert [] == list(VALID.result("sendMediaGroup", messages))


def test_each_item_has_its_own_caption(stage):
    media = [
        {**PHOTO, "caption": "<b>a</b>", "parse_mode": "HTML"},
        {**VIDEO, "caption": "b", "caption_entities": [{"type": "italic", "offset": 0, "length": 1}]},
    ]

    messages = sent(stage, "sendMediaGroup", FILES, media=media)

    assert [("a", "bold"), ("b", "italic")] == [
        (message["caption"], message["caption_entities"][0]["type"]) for message in messages
    ]


def test_an_album_replies_as_one(stage):
    first = stage.say("Reply to this!")

    messages = sent(
        stage, "sendMediaGroup", FILES, media=[PHOTO, PHOTO], reply_to_message_id=first["message_id"]
    )

    assert [first["message_id"]] * 2 == [one["reply_to_message"]["message_id"] for one in messages]


def test_one_file_is_sent_but_makes_no_group(stage):
    (message,) = sent(stage, "sendMediaGroup", FILES, media=[PHOTO])

    assert "media_group_id" not in message


def test_a_document_in_an_album_stays_one(stage):
    files = {"0": ("a.gif", gif()), "1": ("b.mp3", song())}
    media = [{"type": "document", "media": f"attach://{number}"} for number in files]

    messages = sent(stage, "sendMediaGroup", files, media=media)

    assert ["a.gif", "b.mp3"] == [message["document"]["file_name"] for message in messages]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ([PHOTO] * 11, "too many messages to send as an album"),
        ([], "there are no messages to send"),
        ([PHOTO, DOCUMENT], "document can't be mixed with other media types"),
        ([AUDIO, VIDEO], "audio can't be mixed with other media types"),
        (
            [PHOTO, {**VIDEO, "show_caption_above_media": True}],
            "parameter show_caption_above_media must be the same for all messages",
        ),
        ([PHOTO, {"type": "photo"}], "can't parse InputMedia: media not found"),
        (
            [PHOTO, {**VIDEO, "type": "animation"}],
            "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
        ),
        (["x"], "can't parse InputMedia: expected an Object"),
        ("[", "can't parse media JSON object"),
        ("{}", "expected an Array of InputMedia"),
        ("", 'parameter "media" is required'),
        (
            [PHOTO, {"type": "photo", "media": "https://a.invalid/b.jpg"}],
            'failed to send message #2 with the error message "Wrong file identifier/HTTP URL specified"',
        ),
        (
            [{"type": "photo", "media": "https://a.io/b.html"}],
            'failed to send message #1 with the error message "WEBPAGE_MEDIA_EMPTY"',
        ),
    ],
)
def test_an_album_is_refused_in_the_servers_words(stage, media, words):
    assert f"Bad Request: {words}" == refused(stage, "sendMediaGroup", FILES, media=media)


def test_an_animation_has_no_place_in_an_album(stage):
    animation = sent(stage, "sendAnimation", {"animation": ("a.gif", gif())})["animation"]["file_id"]
    media = [PHOTO, {"type": "video", "media": animation}]

    assert "Bad Request: can't use the media of the specified type in the album" == refused(
        stage, "sendMediaGroup", FILES, media=media
    )


def test_nothing_of_a_refused_album_is_sent(stage):
    before = len(stage.seen())

    refused(stage, "sendMediaGroup", FILES, media=[{**PHOTO, "caption": "c" * 1025}, PHOTO])

    assert before == len(stage.seen())

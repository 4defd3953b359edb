"""Sticker sets: made, looked at, changed and given up."""

import gzip
import io
import json

import pytest
from PIL import Image

from conformance.spec import Spec, Validator

PARTY = "🎉"
WEBM = b"\x1aE\xdf\xa3\x84B\x82\x84webm"

# Each description is a line of ../shared/traffic/errors.json, of the server, or what a suite asserts.
REFUSALS = [
    ({"name": "1_bad__name"}, "invalid sticker set name is specified"),
    ({"name": "pack_by_another_bot"}, "invalid sticker set name is specified"),
    ({"title": ""}, "sticker set title must be non-empty"),
    ({"sticker_type": "junk"}, "unsupported sticker type specified"),
    ({"user_id": 0}, "invalid user_id specified"),
    ({"stickers": "junk"}, "can't parse stickers JSON object"),
    ({"stickers": "{}"}, "expected an Array of InputSticker"),
    # Telegram's API, stickers.createStickerSet.
    ({"stickers": "[]"}, "STICKERS_EMPTY"),
    ({"stickers": json.dumps([1])}, "can't parse InputSticker: InputSticker must be an Object"),
    (
        {"stickers": json.dumps([{"sticker": "attach://nothing"}])},
        "can't parse InputSticker: sticker not found",
    ),
]


@pytest.mark.parametrize(("params", "description"), REFUSALS)
def test_a_bad_set_is_refused_in_the_servers_words(stage, params, description):
    refused = _create(stage, **params).json()

    assert (400, f"Bad Request: {description}") == (refused["error_code"], refused["description"])


@pytest.mark.parametrize(
    ("file", "form", "kind", "constant"),
    [
        ((510, 500), "static", "regular", "STICKER_PNG_DIMENSIONS"),
        ((512, 512), "static", "custom_emoji", "STICKER_PNG_DIMENSIONS"),
        ((512, 512), "animated", "regular", "STICKER_TGS_NOTGS"),
        ((512, 512), "video", "regular", "STICKER_VIDEO_NOWEBM"),
    ],
)
def test_a_file_that_is_no_such_sticker_is_refused(stage, file, form, kind, constant):
    sticker = json.dumps([{"sticker": "attach://s", "format": form, "emoji_list": [PARTY]}])

    refused = _create(stage, files={"s": _png(*file)}, stickers=sticker, sticker_type=kind).json()

    assert f"Bad Request: {constant}" == refused["description"]


def test_a_set_shows_its_stickers_in_the_servers_order(stage):
    name = _made(stage)

    found = stage.result("getStickerSet", name=name.upper())

    (sticker,) = found["stickers"]
    assert (name, "Pack", "regular", False) == (
        found["name"],
        found["title"],
        found["sticker_type"],
        found["contains_masks"],
    )
    assert ["width", "height", "emoji", "set_name", "is_animated", "is_video", "type"] == list(sticker)[:7]
    assert (512, 512, PARTY, name) == tuple(sticker.values())[:4]
    assert not Validator(Spec.load()).result("getStickerSet", found)


def test_the_older_form_makes_a_set_too(stage):
    name = f"old_by_{_username(stage)}"
    params = {
        "user_id": stage.user_id,
        "name": name,
        "title": "Old",
        "emojis": "😀🎉",
        "contains_masks": True,
    }
    mask = {"point": "mouth", "x_shift": 0, "y_shift": 0, "scale": 1}
    files = {"png_sticker": _png()}

    _post(stage, "createNewStickerSet", {**params, "mask_position": json.dumps(mask)}, files)

    found = stage.result("getStickerSet", name=name)
    assert ("mask", "😀", mask) == (
        found["sticker_type"],
        found["stickers"][0]["emoji"],
        found["stickers"][0]["mask_position"],
    )


@pytest.mark.parametrize(
    "given",
    [
        {"png_sticker": "https://example.com/sticker.png", "emojis": PARTY},
        {
            "sticker": {
                "sticker": "https://example.com/sticker.png",
                "format": "static",
                "emoji_list": [PARTY],
            }
        },
    ],
    ids=["older form", "newer form"],
)
def test_a_sticker_may_lie_at_an_address(stage, given):
    name = _made(stage)

    added = stage.result("addStickerToSet", user_id=stage.user_id, name=name, **given)

    assert added is True


def test_a_set_takes_stickers_of_every_format(stage):
    name = _made(stage)

    for form, file in (("animated", _tgs()), ("video", WEBM)):
        added = {"sticker": "attach://s", "format": form, "emoji_list": [PARTY]}
        _post(
            stage,
            "addStickerToSet",
            {"user_id": stage.user_id, "name": name, "sticker": json.dumps(added)},
            {"s": file},
        )

    stickers = stage.result("getStickerSet", name=name)["stickers"]
    assert [(False, False), (True, False), (False, True)] == [
        (sticker["is_animated"], sticker["is_video"]) for sticker in stickers
    ]


def test_an_uploaded_file_becomes_a_sticker_by_its_id(stage):
    name = _made(stage)
    params = {"user_id": stage.user_id, "sticker_format": "static"}
    file = _post(stage, "uploadStickerFile", params, {"sticker": _png()})

    added = {"sticker": file["file_id"], "format": "static", "emoji_list": ["🔥"]}
    stage.result("addStickerToSet", user_id=stage.user_id, name=name, sticker=added)

    assert {"file_id", "file_unique_id", "file_size"} == file.keys()
    assert [PARTY, "🔥"] == _emoji(stage, name)


def test_stickers_are_moved_replaced_and_taken_out(stage):
    name = _made(stage, PARTY, "🔥", "👍")
    first, second, third = (sticker["file_id"] for sticker in _stickers(stage, name))

    stage.result("setStickerPositionInSet", sticker=third, position=0)
    stage.result("deleteStickerFromSet", sticker=second)
    new = {"sticker": "attach://s", "format": "static", "emoji_list": ["😎"]}
    replacing = {
        "user_id": stage.user_id,
        "name": name,
        "old_sticker": first,
        "sticker": json.dumps(new),
    }
    _post(stage, "replaceStickerInSet", replacing, {"s": _png()})

    assert ["👍", "😎"] == _emoji(stage, name)
    assert (400, "Bad Request: STICKERSET_NOT_MODIFIED") == stage.refusal(
        "deleteStickerFromSet", sticker=second
    )


def test_a_set_that_is_emptied_is_there_still(stage):
    name = _made(stage)
    (sticker,) = _stickers(stage, name)

    stage.result("deleteStickerFromSet", sticker=sticker["file_id"])

    assert [] == _stickers(stage, name)


def test_a_sticker_keeps_its_id_when_its_emoji_change(stage):
    name = _made(stage)
    (sticker,) = _stickers(stage, name)

    stage.result("setStickerEmojiList", sticker=sticker["file_id"], emoji_list=["😔", "😟"])

    (changed,) = _stickers(stage, name)
    assert (sticker["file_id"], "😔") == (changed["file_id"], changed["emoji"])


def test_a_mask_has_a_place_on_the_face_and_another_sticker_has_none(stage):
    place = {"point": "forehead", "x_shift": 0, "y_shift": 0, "scale": 4}
    masks, stickers = _made(stage, sticker_type="mask"), _made(stage)
    mask, sticker = (_stickers(stage, name)[0]["file_id"] for name in (masks, stickers))

    stage.result("setStickerMaskPosition", sticker=mask, mask_position=place)

    assert place == _stickers(stage, masks)[0]["mask_position"]
    refused = stage.refusal("setStickerMaskPosition", sticker=sticker, mask_position=place)
    assert (400, "Bad Request: STICKER_MASK_COORDS_NOT_SUPPORTED") == refused


def test_custom_emoji_are_found_by_their_ids(stage):
    name = _made(stage, side=100, sticker_type="custom_emoji", needs_repainting=True)
    (sticker,) = _stickers(stage, name)

    found = stage.result("getCustomEmojiStickers", custom_emoji_ids=[sticker["custom_emoji_id"], "5"])

    assert [sticker] == found
    assert (True, "custom_emoji") == (sticker["needs_repainting"], sticker["type"])
    assert stage.result("setCustomEmojiStickerSetThumbnail", name=name, custom_emoji_id="") is True


def test_a_set_has_a_title_and_a_picture(stage):
    name = _made(stage)
    params = {"user_id": stage.user_id, "name": name, "format": "static"}

    stage.result("setStickerSetTitle", name=name, title="New")
    _post(stage, "setStickerSetThumbnail", params, {"thumbnail": _png(100, 100)})

    found = stage.result("getStickerSet", name=name)
    assert ("New", 100) == (found["title"], found["thumbnail"]["width"])


def test_a_deleted_set_is_not_found(stage):
    name = _made(stage)

    stage.result("deleteStickerSet", name=name)

    assert (400, "Bad Request: STICKERSET_INVALID") == stage.refusal("getStickerSet", name=name)


def test_a_set_is_changed_by_its_own_bot_alone(stage):
    seeded = {"name": f"animals_{stage.bot_id}", "title": "Animals", "stickers": [{"emoji": "🐳"}]}
    stage.client.post("/sandbox/sticker_sets", json=seeded)

    refused = stage.refusal("setStickerSetTitle", name=seeded["name"], title="Mine")

    assert ["🐳"] == _emoji(stage, seeded["name"])
    assert (400, "Bad Request: STICKERSET_INVALID") == refused


def test_a_world_has_the_sets_that_programs_know(stage):
    """A sticker has the ids that they know it by, and can be sent by them."""
    known = {"emoji": "💪", "file_id": f"CAAD{stage.bot_id}", "custom_emoji_id": str(stage.bot_id)}
    made = {"name": f"cherry_{stage.bot_id}", "sticker_type": "custom_emoji", "stickers": [known]}
    stage.client.post("/sandbox/world", json={"sticker_sets": [made]})

    sent = stage.result("sendSticker", chat_id=stage.user_id, sticker=known["file_id"])

    assert ("💪", made["name"]) == (sent["sticker"]["emoji"], sent["sticker"]["set_name"])
    assert [sent["sticker"]] == stage.result("getCustomEmojiStickers", custom_emoji_ids=[str(stage.bot_id)])


def test_a_name_is_taken_once(stage):
    _made(stage, name="twice")

    again = _create(stage, name=f"twice_by_{_username(stage)}").json()

    assert "Bad Request: sticker set name is already occupied" == again["description"]


def test_a_set_is_made_for_somebody_whom_the_bot_knows(stage):
    stranger = stage.client.post("/sandbox/users", json={"first_name": "Ali"}).json()["id"]

    answers = [_create(stage, user_id=user).json()["description"] for user in (stage.bot_id, stranger)]

    assert ["Bad Request: USER_IS_BOT", "Bad Request: PEER_ID_INVALID"] == answers


def test_a_sticker_of_a_set_can_be_sent(stage):
    name = _made(stage)
    (sticker,) = _stickers(stage, name)

    sent = stage.result("sendSticker", chat_id=stage.user_id, sticker=sticker["file_id"])

    assert sticker == sent["sticker"]


def _create(stage, files=None, **params):
    sticker = json.dumps([{"sticker": "attach://s", "format": "static", "emoji_list": [PARTY]}])
    name = f"pack_by_{_username(stage)}"
    given = {"user_id": stage.user_id, "name": name, "title": "Pack", "stickers": sticker} | params
    path = f"/bot{stage.token}/createNewStickerSet"
    return stage.client.post(path, data=given, files=files or {"s": _png()})


def _made(stage, *emoji, side=512, name=None, **params):
    """The name of a new set with a sticker for each emoji."""
    stickers = [
        {"sticker": "attach://s", "format": "static", "emoji_list": [one]} for one in emoji or (PARTY,)
    ]
    name = f"{name or params.get('sticker_type', 'regular')}_by_{_username(stage)}"
    answer = _create(stage, {"s": _png(side, side)}, name=name, stickers=json.dumps(stickers), **params)
    assert answer.json() == {"ok": True, "result": True}, answer.text
    return name


def _post(stage, method, params, files):
    answer = stage.client.post(f"/bot{stage.token}/{method}", data=params, files=files).json()
    assert answer["ok"], answer
    return answer["result"]


def _username(stage):
    return stage.result("getMe")["username"]


def _stickers(stage, name):
    return stage.result("getStickerSet", name=name)["stickers"]


def _emoji(stage, name):
    return [sticker["emoji"] for sticker in _stickers(stage, name)]


def _png(width=512, height=512):
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(buffer, "PNG")
    return buffer.getvalue()


def _tgs():
    return gzip.compress(json.dumps({"w": 512, "h": 512, "fr": 60, "ip": 0, "op": 60, "layers": []}).encode())

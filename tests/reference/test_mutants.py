"""Each of the first mutants has its one fault; the suite tells of the others."""

import pytest

from conformance.reference.mutants import MUTANTS, first

KEYBOARD = {"inline_keyboard": [[{"text": "b", "callback_data": "x" * 40}]]}


def press(stage):
    sent = stage.say("pick", reply_markup=KEYBOARD)
    message_id = int(sent["message_id"])
    stage.act("press_button", message_id=message_id, data="x" * 40)
    return stage.result("getUpdates")[0]["callback_query"]


def photo(stage, png_text):
    stage.act("send_photo", content_base64=png_text)
    return stage.result("getUpdates")[0]["message"]["photo"]


def edit(stage):
    sent = stage.say("a")
    return stage.result("editMessageText", chat_id=stage.user_id, message_id=sent["message_id"], text="b")


def confirmed(stage):
    update_id = stage.act("send_text", text="x")["update_id"]
    return stage.result("getUpdates", offset=update_id + 1)


def resend(stage, png_text):
    return stage.send(
        "sendPhoto", chat_id=stage.user_id, photo=photo(stage, png_text)[0]["file_id"]
    ).status_code


def bold(stage):
    return stage.say("<b>x</b>", parse_mode="HTML").get("entities")


def call(stage, verb, name, **given: object):
    return stage.client.request(verb, f"/bot{stage.token}/{name}", **given).status_code


# What is asked of the platform, and what the faithful one answers.
FAULTS = {
    "drops_date": (lambda s, _: "date" in s.say("x"), True),
    "string_ids": (lambda s, _: s.say("x")["message_id"], 1),
    "code_point_offsets": (lambda s, _: s.say("😀 /a")["entities"][0]["offset"], 3),
    "forgets_offset": (lambda s, _: confirmed(s), []),
    "repeats_updates": (lambda s, _: (s.act("send_text", text="x"), len(s.result("getUpdates")))[1], 1),
    "wrong_error_code": (lambda s, _: s.refusal("sendMessage")[0], 400),
    "status_200_on_error": (lambda s, _: s.send("sendMessage").status_code, 400),
    "edit_sends_new": (lambda s, _: edit(s)["message_id"], 1),
    "loses_reply_markup": (lambda s, _: s.say("x", reply_markup=KEYBOARD).get("reply_markup"), KEYBOARD),
    "cuts_callback_data": (lambda s, _: press(s)["data"], "x" * 40),
    "ignores_entities": (lambda s, _: bold(s), [{"offset": 0, "length": 1, "type": "bold"}]),
    "no_chat_instance": (lambda s, _: "chat_instance" in press(s), True),
    "refuses_json": (lambda s, _: call(s, "POST", "getMe", json={"a": 1}), 200),
    "refuses_get": (lambda s, _: call(s, "GET", "getMe"), 200),
    "case_sensitive_methods": (lambda s, _: call(s, "POST", "GETME"), 200),
    "photo_single_size": (lambda s, png: len(photo(s, png)), 4),
    "file_id_not_reusable": (resend, 200),
    "translates_errors": (lambda s, _: s.refusal("sendMessage")[1], "Bad Request: message text is empty"),
}  # fmt: skip


def test_every_one_of_them_is_tried():
    assert {name for name, kind in MUTANTS.items() if kind.__module__ == first.__name__} == set(FAULTS)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_the_faithful_platform_has_no_fault(stage, name, png_text):
    assert FAULTS[name][1] == FAULTS[name][0](stage, png_text)


@pytest.mark.parametrize(
    ("mutant_stage", "name"), [(name, name) for name in sorted(FAULTS)], indirect=["mutant_stage"]
)
def test_a_mutant_has_its_fault(mutant_stage, name, png_text):
    assert FAULTS[name][1] != FAULTS[name][0](mutant_stage, png_text)

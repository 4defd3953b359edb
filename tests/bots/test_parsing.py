"""Which frameworks cannot read an answer, and the field to blame, against what is known of Bale's answers."""

import json
from pathlib import Path

import pytest

from conformance.bots.parsers import FRAMEWORKS, Parser, installed
from conformance.bots.parsing import breakages, faults
from conformance.cli import main
from conformance.report import Header, ReportWriter, Target
from conformance.spec import ArrayOf, Named, OneOf, Spec
from conformance.verdict import Outcome, Record, Verdict

SPEC = Spec.load()
PERSON = {"id": 7, "is_bot": False, "first_name": "سارا"}
CHAT = {"id": 7, "type": "private", "first_name": "سارا"}
MESSAGE = {"message_id": 3, "date": 1700000000, "chat": CHAT}
FILE = {"file_id": "f", "file_unique_id": "u"}
QUERY = {"id": "1", "from": PERSON, "message": {**MESSAGE, "text": "x"}, "data": "d"}
ADMIN = dict.fromkeys(
    (
        *("can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members"),
        *("can_change_info", "can_invite_users", "can_post_stories"),
    ),
    True,
)
RESTRICTED = dict.fromkeys(
    (
        *("is_member", "can_change_info", "can_invite_users", "can_pin_messages", "can_send_messages"),
        *("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos"),
    ),
    True,
)


def message(**content):
    return {**MESSAGE, **content}


A, P, T = FRAMEWORKS  # aiogram, python-telegram-bot, pyTelegramBotAPI
EVERY = frozenset(FRAMEWORKS)
MODERN = frozenset({A, P})
NOTHING = {}
# What each type lacks on Bale, and which frameworks cannot do without it.
BALE = [
    ("User", PERSON, NOTHING),
    ("Chat", CHAT, NOTHING),
    ("Message", message(), NOTHING),
    ("Message", message(text="/a", entities=[{"type": "bot_command", "offset": 0, "length": 2}]), NOTHING),
    ("Message", message(text="x", forward_from=PERSON, forward_date=1700000000), NOTHING),
    ("Message", message(voice=FILE), {"Voice.duration": EVERY}),
    ("Message", message(audio={**FILE, "duration": 1}), NOTHING),
    ("Message", message(document=FILE), NOTHING),
    ("Message", message(video={**FILE, "width": 1, "height": 1, "duration": 1}), NOTHING),
    ("Message", message(animation={**FILE, "width": 1, "height": 1, "duration": 1}), NOTHING),
    ("Message", message(photo=[{**FILE, "width": 1, "height": 1}]), NOTHING),
    (
        "Message",
        message(sticker={**FILE, "type": "regular", "width": 1, "height": 1}),
        {"Sticker.is_animated": EVERY, "Sticker.is_video": EVERY},
    ),
    ("Message", message(contact={"phone_number": "98", "first_name": "x"}), NOTHING),
    ("Message", message(location={"latitude": 1.0, "longitude": 1.0}), NOTHING),
    (
        "Message",
        message(invoice={"title": "t", "description": "d", "total_amount": 1}),
        {"Invoice.start_parameter": EVERY, "Invoice.currency": EVERY},
    ),
    ("Message", message(web_app_data={"data": "x"}), {"WebAppData.button_text": EVERY}),
    ("Message", {**MESSAGE, "message_id": 0}, NOTHING),
    ("MessageId", {"message_id": 1}, NOTHING),
    ("CallbackQuery", QUERY, {"CallbackQuery.chat_instance": EVERY}),
    (
        "PreCheckoutQuery",
        {"id": "1", "from": PERSON, "currency": "IRR", "total_amount": 1, "invoice_payload": "p"},
        NOTHING,
    ),
    (
        "WebhookInfo",
        {"url": ""},
        {"WebhookInfo.has_custom_certificate": EVERY, "WebhookInfo.pending_update_count": EVERY},
    ),
    (
        "ChatFullInfo",
        CHAT,
        {
            "ChatFullInfo.accent_color_id": MODERN,
            "ChatFullInfo.max_reaction_count": MODERN,
            "ChatFullInfo.accepted_gift_types": {A},
        },
    ),
    ("ChatMember", {"status": "creator", "user": PERSON}, {"ChatMemberOwner.is_anonymous": EVERY}),
    (
        "ChatMember",
        {"status": "administrator", "user": PERSON, **ADMIN},
        {
            "ChatMemberAdministrator.can_be_edited": EVERY,
            "ChatMemberAdministrator.is_anonymous": EVERY,
            "ChatMemberAdministrator.can_manage_chat": EVERY,
            "ChatMemberAdministrator.can_edit_stories": EVERY,
            "ChatMemberAdministrator.can_delete_stories": EVERY,
            "ChatMemberAdministrator.can_send_welcome_messages": {A},
        },
    ),
    (
        "ChatMember",
        {"status": "restricted", "user": PERSON, **RESTRICTED},
        {
            "ChatMemberRestricted.can_send_video_notes": EVERY,
            "ChatMemberRestricted.can_send_voice_notes": EVERY,
            "ChatMemberRestricted.can_send_polls": EVERY,
            "ChatMemberRestricted.can_send_other_messages": EVERY,
            "ChatMemberRestricted.can_add_web_page_previews": EVERY,
            "ChatMemberRestricted.can_manage_topics": EVERY,
            "ChatMemberRestricted.can_edit_tag": MODERN,
            "ChatMemberRestricted.until_date": MODERN,
            "ChatMemberRestricted.can_react_to_messages": {A},
        },
    ),
    ("ChatMember", {"status": "member", "user": PERSON}, NOTHING),
    ("File", FILE, NOTHING),
    (
        "StickerSet",
        {"name": "n", "title": "t", "stickers": []},
        {"StickerSet.sticker_type": EVERY},
    ),
    (
        "ChatPhoto",
        {f"{size}_{id_}": "x" for size in ("small", "big") for id_ in ("file_id", "file_unique_id")},
        NOTHING,
    ),
    ("Update", {"update_id": 1, "callback_query": QUERY}, {"CallbackQuery.chat_instance": EVERY}),
]


@pytest.fixture(scope="module")
def parsers() -> list[Parser]:
    here, missing = installed()
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return here


@pytest.mark.parametrize(("name", "value", "expected"), BALE)
def test_what_bale_leaves_out_breaks_the_frameworks_known_to_need_it(name, value, expected, parsers):
    found = {
        (fault.name, parser.name)
        for parser in parsers
        for fault in faults(parser, SPEC, Named(name), value)
        if fault.problem == "missing"
    }

    assert {(field, framework) for field, those in expected.items() for framework in those} == found


def test_the_blame_falls_on_the_innermost_object_with_its_path(parsers):
    updates = [{"update_id": 1}, {"update_id": 2, "callback_query": QUERY}]

    found = {one.path for each in parsers for one in faults(each, SPEC, ArrayOf(Named("Update")), updates)}

    assert {"result[1].callback_query.chat_instance"} == found


def test_a_second_fault_is_not_hidden_by_the_first(parsers):
    broken = {"message_id": 3, "chat": CHAT, "voice": FILE}

    for parser in parsers:
        names = {fault.name for fault in faults(parser, SPEC, Named("Message"), broken)}
        assert {"Message.date", "Voice.duration"} == names


def test_a_value_of_the_wrong_type_is_blamed_where_no_framework_names_it(parsers):
    found = [one for each in parsers for one in faults(each, SPEC, Named("Message"), message(date="soon"))]

    assert {"Message.date"} == {one.name for one in found}


def test_true_where_a_message_is_due_breaks_all(parsers):
    assert ["Message"] * 3 == [
        one.name for each in parsers for one in faults(each, SPEC, Named("Message"), True)
    ]
    either = OneOf((Named("Message"), *SPEC.methods["editMessageText"].result.options[1:]))
    assert [] == [one for each in parsers for one in faults(each, SPEC, either, True)]


def test_counts_are_of_answers_and_have_their_denominator(parsers):
    two = {"update_id": 1, "callback_query": QUERY}
    answers = [("getUpdates", [two, two]), ("getupdates", []), ("getMe", PERSON), ("noSuchMethod", {})]

    readers, (broken,) = breakages(answers, parsers, SPEC)

    assert [(2, 1)] * 3 == [(each.answers, each.failed) for each in readers]
    assert ("CallbackQuery.chat_instance", dict.fromkeys(FRAMEWORKS, 1)) == (broken.name, broken.counts)


def stored(folder: Path, *answers: tuple[str, object]) -> str:
    exchanges = tuple(
        Record("POST", f"http://x/bot<token>/{method}", {}, 200, {"ok": True, "result": result}, 1.0)
        for method, result in answers
    )
    path = folder / "report.ndjson"
    with ReportWriter(path) as writer:
        writer.write(Header(Target("bale"), "10.3"))
        writer.write(Verdict("a.b", "clause", "a", Outcome.FAIL, "A promise.", exchanges=exchanges))
    return str(path)


def test_the_command_blames_a_field_of_a_report(parsers, tmp_path, capsys):
    path = stored(tmp_path, ("getUpdates", [{"update_id": 1, "callback_query": QUERY}]), ("getMe", PERSON))

    assert 1 == main(["clients", path])
    lines = capsys.readouterr().out.splitlines()
    assert [f"{each.name} {each.version}: cannot read 1 of 2 answers" for each in parsers] == lines[:3]
    assert "CallbackQuery.chat_instance  missing  1        1                    1" in lines[-1]


def test_the_command_says_what_is_not_installed(parsers, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("conformance.cli.clients.installed", lambda: (parsers[:1], ["telegraph"]))

    assert 0 == main(["clients", stored(tmp_path, ("getMe", PERSON)), "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (["telegraph"], []) == (told["not_installed"], told["fields"])


@pytest.mark.usefixtures("parsers")
def test_what_the_reference_platform_answered_is_read_by_all(capsys):
    cassette = Path(__file__).parents[2] / "cassettes" / "shop-aiogram.yaml"

    assert 0 == main(["clients", str(cassette)])
    assert 3 == capsys.readouterr().out.count("cannot read 0 of ")

import pytest

from conformance.errors import ProfileUnreadable
from conformance.platforms.profile_file import load, shipped

GOOD = """\
name = "mine"
title = "Mine"
as_of = "2026-11"
likeness = "telegram"
source = "us"

[sources.us]
ref = "our documentation"
date = "2026-11"
confidence = "documented"

[address]
calls = "http://127.0.0.1:9/bot{token}/{method}"

[token]
place = "path"

[envelope]
kind = "bot-api"

[updates]
modes = ["getUpdates"]

[methods.getUpdates]

[methods.sendMessage]
params.chat_id = "Integer|String"
"""

QUIRK = """\
[[quirks]]
id = "a"
fact = "A."
source = "us"
date = "2026"
confidence = "issue"
probe = "html"
"""

BROKEN = {
    "an unknown key, with the nearest known one": (
        ("likeness =", "likenes ="),
        "4: the profile has no key 'likenes': write 'likeness'.",
    ),
    "an unknown key within a table": (
        ("place =", "plase ="),
        "16: token has no key 'plase': write 'place'.",
    ),
    "a word that is not among those known": (
        ('"telegram"', '"telegramm"'),
        "4: likeness cannot be 'telegramm': write 'telegram'.",
    ),
    "what is missing": (('title = "Mine"\n', ""), "1: the profile lacks 'title': add it."),
    "an address without a method": (
        ("/{method}", ""),
        "13: address.calls has no {method}: put it where a method's name goes.",
    ),
    "a token in two places": (
        ('place = "path"', 'place = "header"\nname = "token"'),
        "13: address.calls has {token}, but token.place is 'header': take it out, or write 'path'.",
    ),
    "a token in no place": (
        ("bot{token}", "bot"),
        "13: address.calls has no {token}, but token.place is 'path': put it in, or write 'header'.",
    ),
    "a brace that nothing fills": (
        ("127.0.0.1", "{host}"),
        "13: address.calls has {host}, which is no variable: add it to address.variables.",
    ),
    "a source that is not there": (
        ('source = "us"', 'source = "them"'),
        "5: source is 'them', no key of sources: known are us.",
    ),
    "a version that does not exist": (
        ('source = "us"\n', 'source = "us"\nbot_api = "7.99"\n'),
        "6: Bot API '7.99' is not a known version: give one from 1.0 to 10.3, the nearest below is 7.11.",
    ),
    "a method newer than the version claimed": (
        ('source = "us"\n', 'source = "us"\nbot_api = "3.0"\n\n[methods.sendPoll]\n'),
        "8: methods.sendPoll came after the claimed Bot API 3.0: claim a newer one, or drop it.",
    ),
    "a method that the Bot API does not have": (
        ("methods.sendMessage", "methods.sendMesage"),
        "26: the Bot API has no method 'sendMesage': write 'sendMessage', or telegram = [].",
    ),
    "another envelope in Telegram's likeness": (
        ('"bot-api"', '"flat"'),
        "4: likeness is 'telegram', but envelope.kind is 'flat': write 'near' or 'none', or 'bot-api'.",
    ),
    "updates by a method that is not there": (
        ("[methods.getUpdates]\n", ""),
        "22: updates.modes has 'getUpdates', but no method does it: add the method, or drop it.",
    ),
    "a method for updates that do not come": (
        ('modes = ["getUpdates"]', "modes = []"),
        "22: updates.modes is empty, but a method does getUpdates: add 'getUpdates', or drop it.",
    ),
    "a probe that is not there": (
        (
            "[methods.sendMessage]",
            f"{QUIRK}\n\n[methods.sendMessage]",
        ),
        "32: quirks.0.probe cannot be 'html': known are absent-method",
    ),
    "a name for a parameter that is not there": (
        ('"Integer|String"\n', '"Integer|String"\nbecomes.file = "document"\n'),
        "28: methods.sendMessage.becomes has 'file', which is not among its params: add it there.",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_profile_is_refused_with_its_line_and_the_mend(what, tmp_path):
    (old, new), expected = BROKEN[what]
    file = tmp_path / "mine.toml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ProfileUnreadable) as refused:
        load(file)

    assert f"{file}:{expected}" == str(refused.value)[: len(f"{file}:{expected}")]
    assert refused.value.exit_code == 17


def test_a_good_profile_is_read(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, encoding="utf-8")

    profile = load(file)

    assert ("mine", ["getUpdates", "sendMessage"]) == (profile.name, list(profile.methods))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"name = ", "is not TOML"), (b"\xff", "is not UTF-8 text")],
    ids=["no TOML", "no text"],
)
def test_what_is_no_profile_at_all_is_refused(content, said, tmp_path):
    file = tmp_path / "mine.toml"
    file.write_bytes(content)

    with pytest.raises(ProfileUnreadable, match=said):
        load(file)


def test_a_profile_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ProfileUnreadable, match="cannot be read"):
        load(tmp_path / "none.toml")


@pytest.mark.parametrize("name", shipped())
def test_every_profile_that_ships_is_whole(name):
    assert name == load(shipped()[name]).name

import json

import pytest

from conformance.cli import main
from conformance.platforms.profile_file import shipped


def printed(capsys, *arguments):
    assert 0 == main(["platforms", *arguments])
    return capsys.readouterr().out


def test_every_profile_is_listed_with_its_coding_model(capsys):
    listed = json.loads(printed(capsys, "--json"))

    assert list(shipped()) == [one["name"] for one in listed]
    assert {"telegram", "near", "none"} == {one["likeness"] for one in listed}


def test_the_list_counts_itself(capsys):
    assert f"{len(shipped())} platforms, from published facts" in printed(capsys)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("whatsapp", "shares no coding model with the Bot API"),
        ("whatsapp", "sendMessage              → POST /{phone_number_id}/messages\n"),
        ("whatsapp", "editMessageText          → nothing does this\n"),
        ("rubika", "sendMessage              → POST https://botapi.rubika.ir/v3/{token}/sendMessage\n"),
        ("rubika", "(conflict: rubpy; other"),
        ("rubika", "--platform shim:embedded:rubika"),
        ("bale", "sendMessage              → the same\n"),
        ("eitaa", "sendPhoto                → POST https://eitaayar.ir/api/{token}/sendFile\n"),
    ],
)
def test_one_is_explained_with_what_a_bot_would_replace(capsys, name, said):
    assert said in printed(capsys, name)


def test_every_shipped_profile_can_be_explained(capsys):
    told = [printed(capsys, name) for name in shipped()]

    assert all("What a bot would replace" in text for text in told)


def test_an_unknown_name_is_refused_with_the_nearest(capsys):
    code = main(["platforms", "rubica"])

    assert (14, True) == (code, "did you mean 'rubika'" in capsys.readouterr().err)

import httpx
import pytest

from conformance.errors import TokenRefused, UnknownPlatform, UsageError
from conformance.platforms import open_platform, resolve
from conformance.platforms.addresses import address_at, address_of
from conformance.platforms.profile_file import load, shipped
from conformance.wire import Call, Client

TOKEN = "123456:" + "A" * 35

REAL = {
    "telegram": f"https://api.telegram.org/bot{TOKEN}/getMe",
    "telegram-test": f"https://api.telegram.org/bot{TOKEN}/test/getMe",
    "tdlib-local": f"http://127.0.0.1:8081/bot{TOKEN}/getMe",
    "bale": f"https://tapi.bale.ai/bot{TOKEN}/getMe",
    "eitaa": f"https://eitaayar.ir/api/{TOKEN}/getMe",
    "zalo": f"https://bot-api.zaloplatforms.com/bot{TOKEN}/getMe",
    "rubika": f"https://botapi.rubika.ir/v3/{TOKEN}/getMe",
    "gap": "https://api.gap.im/getMe",
    "vkteams": f"https://api.icq.net/bot/v1/getMe?token={TOKEN}",
    "yandex": "https://botapi.messenger.yandex.net/bot/v1/getMe/",
    "line": "https://api.line.me/v2/bot/getMe",
}


def profile(name):
    return load(shipped()[name])


@pytest.mark.parametrize("name", REAL)
def test_a_profiles_calls_go_to_its_real_address(name):
    assert REAL[name] == address_of(profile(name), {}).call(TOKEN, "getMe")


def test_a_token_travels_where_the_profile_says():
    assert {"token": TOKEN} == address_of(profile("gap"), {}).sent(TOKEN)
    assert {"Authorization": f"OAuth {TOKEN}"} == address_of(profile("yandex"), {}).sent(TOKEN)
    assert {} == address_of(profile("bale"), {}).sent(TOKEN)


def test_files_have_an_address_of_their_own():
    address = address_of(profile("telegram-test"), {})

    assert f"https://api.telegram.org/file/bot{TOKEN}/test/a/b.jpg" == address.file(TOKEN, "a/b.jpg")


def test_a_variable_comes_from_the_environment():
    given = {"CONFORMANCE_VERSION": "23.0", "CONFORMANCE_PHONE_NUMBER_ID": "5"}

    assert address_of(profile("whatsapp"), given).api == "https://graph.facebook.com/v23.0/5/{method}"


def test_a_variable_that_nobody_gives_is_asked_for():
    with pytest.raises(UsageError, match="needs a version: set CONFORMANCE_VERSION"):
        address_of(profile("whatsapp"), {})


@pytest.mark.parametrize("name", shipped())
def test_a_stand_in_has_the_same_paths_at_our_own_origin(name):
    address = address_at(profile(name), "http://127.0.0.1:9")

    with Client(address, TOKEN) as client:
        request = client._request(Call("getMe"), 1)

    assert ("127.0.0.1", 9) == (request.url.host, request.url.port)
    assert TOKEN in str(request.url) + str(request.headers.raw)


def test_a_name_is_the_platform_itself_and_embedded_its_stand_in():
    real, stand_in = resolve("bale", token=TOKEN), resolve("embedded:bale", token=TOKEN)

    assert (None, TOKEN, "none") == (real.start, real.token, real.driver)
    assert ("", "", "sandbox") == (stand_in.start, stand_in.token, stand_in.driver)


def test_a_stand_in_says_what_it_is_wherever_it_is_named():
    tag = "stand-in from published facts (2026-10)"

    assert ((tag,), f"embedded:bale, {tag}") == (
        resolve("embedded:bale").tags,
        resolve("embedded:bale").shown,
    )
    assert ((), "bale") == (resolve("bale").tags, resolve("bale").shown)


def test_a_profile_is_named_by_its_file_too(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(shipped()["bale"].read_text("utf-8").replace("tapi.bale.ai", "bale.test"), "utf-8")

    assert "https://bale.test/bot{token}/{method}" == resolve(str(file)).url
    assert file == resolve(f"embedded:{file}").stand_in


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("bal", "did you mean 'bale'"),
        ("telegramm", "did you mean 'telegram'"),
        ("embeded", "did you mean 'embedded'"),
        ("embedded:zal", "did you mean 'zalo'"),
        ("qqq", "known are bale, eitaa"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(name, said):
    with pytest.raises(UnknownPlatform, match=said):
        resolve(name)


def test_a_stand_in_whose_dialect_nothing_speaks_is_refused_before_it_starts(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text(
        shipped()["igap"].read_text("utf-8").replace('name = "igap"', 'name = "mine"', 1), "utf-8"
    )

    with pytest.raises(UsageError, match="There is no stand-in for iGap, whose envelope is 'protobuf'"):
        resolve(f"embedded:{file}")


def test_a_known_platform_without_a_token_says_so_and_calls_nobody(monkeypatch):
    monkeypatch.setattr(httpx.Client, "send", lambda *_, **__: pytest.fail("somebody was called"))

    with (
        open_platform(resolve("bale")) as platform,
        pytest.raises(TokenRefused, match="set CONFORMANCE_TOKEN"),
    ):
        platform.bot()

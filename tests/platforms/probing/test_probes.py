import subprocess
import sys

import httpx
import pytest
import respx

from conformance.platforms import open_platform, resolve
from conformance.platforms.drivers import Bot, NoDriver
from conformance.platforms.platform import Platform
from conformance.platforms.probing import PROBES, Look, NotSeen, believed, probe_named
from conformance.platforms.profile_file import load, shipped
from conformance.report import read
from conformance.score import score
from conformance.verdict import Outcome
from conformance.wire import Address

TOKEN = "123456:" + "A" * 35


@pytest.fixture(scope="module")
def looked():
    """What each probe sees, by the platform's name."""
    seen = {}

    def at(name: str) -> dict[str, str]:
        if name not in seen:
            with open_platform(resolve(name)) as platform:
                seen[name] = {probe.id: probe.look(Look(platform, platform.bot())) for probe in PROBES}
        return seen[name]

    return at


SEEN = {
    "html-parse-mode": (
        "The text comes back as 'probe', with entities ['bold'].",
        "The text comes back as '<b>probe</b>', with entities [].",
    ),
    "chat-types": (
        "A private chat: 'private'; a supergroup: 'supergroup'.",
        "A private chat: 'private'; a supergroup: 'group'.",
    ),
    "reply-parameters": (
        "reply_parameters makes a reply; reply_to_message_id makes a reply.",
        "reply_parameters does not show as a reply; reply_to_message_id makes a reply.",
    ),
    "chat-instance": (
        "It does; the fields are chat_instance, data, from, id, message.",
        "It does not; the fields are data, from, id, message.",
    ),
}


@pytest.mark.parametrize("id_", SEEN)
def test_a_probe_tells_telegrams_way_from_another(id_, looked):
    assert SEEN[id_] == (looked("embedded")[id_], looked("embedded:bale")[id_])


def test_every_probe_sees_something_on_the_reference_platform(looked):
    assert {probe.id for probe in PROBES} == looked("embedded").keys()


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (httpx.Response(403, json={"ok": False, "error_code": 400}), "403 and error_code 400: not the same."),
        (httpx.Response(400, json={"ok": False, "error_code": 400}), "400 and error_code 400: the same."),
        (httpx.Response(502, html="<html>"), "502 and error_code None: not the same."),
    ],
)
def test_a_status_is_seen_apart_from_the_code(answer, said):
    platform = Platform("x", Address.parse("http://x.test"), NoDriver(), TOKEN)
    with respx.mock(base_url="http://x.test") as router:
        router.route().mock(return_value=answer)

        seen = probe_named("status-is-code").look(Look(platform, Bot(TOKEN)))

    assert seen.endswith(said)


def test_a_probe_that_needs_a_person_says_so_where_there_is_none():
    platform = Platform("x", Address.parse("http://x.test"), NoDriver(), TOKEN)

    with pytest.raises(NotSeen, match="no driver plays the users"):
        probe_named("chat-instance").look(Look(platform, Bot(TOKEN)))


def test_what_was_believed_comes_with_its_source():
    bale = load(shipped()["bale"])

    assert believed(probe_named("chat-instance"), bale).startswith("Believed: A callback query comes without")
    assert "(documented, 2026-03: salehMomtaz/tgbot" in believed(probe_named("chat-instance"), bale)
    assert "Nothing was known before." == believed(probe_named("id-types"), bale)


def test_a_report_has_probes_and_no_figure_counts_them(tmp_path):
    command = [sys.executable, "-m", "conformance.cli", "run", "--platform", "embedded:bale"]
    given = ["--only", "probe.method-case", "--report", str(tmp_path)]

    done = subprocess.run([*command, *given], capture_output=True, text=True, check=False, cwd=tmp_path)

    report = read(tmp_path / "report.ndjson")
    probe = next(one for one in report.verdicts if one.kind == "probe")
    assert 0 == done.returncode, done.stdout + done.stderr
    assert ("getMe is answered; GETME is answered.", Outcome.SKIPPED) == (probe.reason, probe.outcome)
    assert "stand-in from published facts (2026-10)" in report.header.tags
    assert "Bale" == report.header.claims["platform"]
    judged = score(report.verdicts, report.header.universe)
    without = score([one for one in report.verdicts if one.kind != "probe"], report.header.universe)
    assert without == judged

"""Where vcrpy's own filters leave the token, and ours do not."""

from pathlib import Path

import httpx
import pytest
import vcr

from conformance.reference import ReferenceProcess
from conformance.session.cassette import Meta, Writer, load
from conformance.session.scrubbing import Policy, Scrubber, ScrubbingFailed

FILTERS = {
    "filter_headers": ["authorization", "host"],
    "filter_query_parameters": ["url", "secret_token"],
    "filter_post_data_parameters": ["url", "secret_token"],
}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A bot's token, and what vcrpy keeps of a webhook set and asked for, with every filter that it has."""
    path = tmp_path_factory.mktemp("vcrpy") / "theirs.yaml"
    with ReferenceProcess(seed=3) as platform:
        made = httpx.post(
            f"{platform.url}/sandbox/bots", json={"name": "Hook", "username": "hook_bot"}
        ).json()
        token = made["token"]
        with vcr.VCR(**FILTERS).use_cassette(str(path)):
            base = f"{platform.url}/bot{token}"
            httpx.post(f"{base}/setWebhook", data={"url": f"https://a.example/{token}"})
            httpx.get(f"{base}/setWebhook", params={"url": f"https://a.example/{token}"})
            httpx.get(f"{base}/getWebhookInfo")
    return token, path


def test_vcrpys_filters_leave_the_token_in_two_places(recorded: tuple[str, Path]):
    token, path = recorded
    kept = load(path).interactions

    places = {
        "address": any(token in one.uri for one in kept),
        "request": any(token.partition(":")[2] in one.request_body.decode() for one in kept),
        "answer": any(token in one.response_body.decode() for one in kept),
    }

    assert places == {"address": True, "request": False, "answer": True}


@pytest.mark.parametrize("policy", [Policy(), Policy(people=True, texts=True, ids=True, links=True)])
def test_ours_leave_it_in_none_and_vcrpy_reads_what_is_left(
    recorded: tuple[str, Path], policy: Policy, tmp_path: Path
):
    token, path = recorded
    scrubber, ours = Scrubber(policy=policy), tmp_path / "ours.yaml"

    with Writer(ours, Meta("hook")) as writer:
        for one in load(path).interactions:
            writer.append(scrubber.clean(one))

    assert token.partition(":")[2] not in ours.read_text(encoding="utf-8")
    assert len(vcr.cassette.Cassette.load(path=str(ours))) == 3


def test_what_they_keep_is_not_saved_as_it_is(recorded: tuple[str, Path], tmp_path: Path):
    ours = tmp_path / "ours.yaml"

    with Writer(ours, Meta("hook")) as writer, pytest.raises(ScrubbingFailed, match="a secret is left"):
        writer.append(load(recorded[1]).interactions[0])

    assert load(ours).interactions == ()

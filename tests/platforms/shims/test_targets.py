import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.errors import UsageError
from conformance.platforms import resolve
from conformance.platforms.shims.ids import Numbers


def test_a_shim_in_front_is_the_same_platform_by_name():
    target, plain = resolve("shim:embedded:rubika"), resolve("embedded:rubika")

    assert (plain.shown, plain.tags) == (target.shown, target.tags)


def test_a_shim_in_front_of_the_real_address_needs_its_token():
    target = resolve("shim:zalo", token="1:a")

    assert (None, None, "1:a") == (target.start, target.stand_in, target.token)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shim:embedded:soroush", "There is no shim for Soroush: it shares no coding model"),
        ("shim:embedded:bale", "There is no shim for Bale: run it without"),
        ("shim:embedded", "There is no shim for 'embedded': name a platform"),
    ],
)
def test_a_platform_without_a_shim_is_refused_in_words(name, said):
    with pytest.raises(UsageError, match=said):
        resolve(name)


@given(st.integers(0, 2**52 - 1))
def test_digits_stand_for_themselves(number):
    numbers = Numbers()

    assert (number, str(number)) == (numbers.number(str(number)), numbers.text(number))


@given(st.text(min_size=1))
def test_any_text_is_known_again_by_its_number(text):
    numbers = Numbers()

    number = numbers.number(text, sign=-1)

    assert (text, True) == (numbers.text(number), -(2**52) < number <= 0)


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("embedded:soroush", 11, "Soroush shares no coding model with the Bot API"),
        ("embedded:rubika", 11, "--platform shim:"),
        ("shim:embedded:rubika", 0, ""),
    ],
)
def test_a_run_says_which_coding_model_it_met(tmp_path, name, code, said):
    command = [sys.executable, "-m", "conformance.cli", "run", "--platform", name, "--only", "smoke"]

    done = subprocess.run([*command, "--report", str(tmp_path)], capture_output=True, text=True, check=False)

    header = json.loads((tmp_path / "report.ndjson").read_text().splitlines()[0])
    assert (code, True) == (done.returncode, said in done.stdout + done.stderr)
    assert ("rubika" if name.startswith("shim:") else "") == header["shim"]
    assert header["target"]["name"].startswith(name.removeprefix("shim:"))

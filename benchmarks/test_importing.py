"""How fast recordings are read and imported, and that a long one takes no more memory than a short one.

Figures: ``pytest benchmarks/test_importing.py --benchmark-enable -s``.
"""

import json
import statistics
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

import pytest

from conformance.data import CASSETTES
from conformance.session import read_session
from conformance.session.cassette import Meta, load
from conformance.session.importers.formats import FORMATS
from conformance.session.importing import import_file

SAMPLES = Path(__file__).parents[1] / "tests" / "session" / "samples"
ITEM = b"\n- "

# Runs in a process of its own, and prints the most memory that it ever took, in kB.
MEASURED = """
import re, sys
from pathlib import Path
from conformance.session import read_cassette
from conformance.session.cassette import stream
steps = read_cassette(stream(sys.argv[1])).steps
assert sum(step.answer.ok for step in steps) == int(sys.argv[2]), "all of them are read"
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def taped(folder: Path, exchanges: int) -> Path:
    """A recording of that many exchanges: those of a shipped one, over and over."""
    header, _, items = (CASSETTES / "echo-python-telegram-bot.yaml").read_bytes().partition(ITEM)
    one = [ITEM[1:] + item.removesuffix(b"\n") + b"\n" for item in items.split(ITEM) if b'{"ok":true' in item]
    path = folder / f"{exchanges}.yaml"
    with path.open("wb") as file:
        file.write(header + b"\n")
        for number in range(exchanges):
            file.write(one[number % len(one)])
    return path


def memory(path: Path, exchanges: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, path, str(exchanges)], capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_a_hundred_thousand_exchanges_take_the_memory_of_a_thousand(tmp_path, benchmark):
    few, many = taped(tmp_path, 1_000), taped(tmp_path, 100_000)

    small = memory(few, 1_000)
    large = benchmark.pedantic(memory, (many, 100_000), rounds=1)

    print(f"\nmemory: {small} kB for 1,000 exchanges, {large} kB for 100,000: {large / small:.2f} x")
    assert large / small <= 1.2


@pytest.mark.parametrize("read", [load, read_session])
def test_reading(tmp_path, benchmark, read):
    path = taped(tmp_path, 2_000)

    benchmark.pedantic(read, (path,), rounds=3)

    if benchmark.enabled:
        print(f"\n{read.__name__}: {2_000 / benchmark.stats.stats.min:,.0f} exchanges a second")


def many_flows(folder: Path) -> Path:
    path = folder / "many.flows"
    path.write_bytes((SAMPLES / "mitmproxy.flows").read_bytes() * 100)
    return path


def many_cassettes(folder: Path) -> Path:
    kept = json.loads((SAMPLES / "betamax.json").read_bytes())
    path = folder / "many.json"
    path.write_text(json.dumps(kept | {"http_interactions": kept["http_interactions"] * 100}))
    return path


def many_entries(folder: Path) -> Path:
    kept = json.loads((SAMPLES / "mitmproxy.har").read_bytes())
    path = folder / "many.har"
    path.write_text(json.dumps({"log": kept["log"] | {"entries": kept["log"]["entries"] * 100}}))
    return path


@pytest.mark.parametrize("many", [many_flows, many_cassettes, many_entries])
def test_importing_against_the_bare_copy(tmp_path, benchmark, many):
    """The bare loop reads the file by the same reader, and writes what it finds as JSON lines."""
    path, bare, imports = many(tmp_path), [], []

    def both():
        started = time.perf_counter()
        done = import_file(path, tmp_path / "a.yaml", Meta("a"))
        imports.append(time.perf_counter() - started)
        assert done.written == 600

        started = time.perf_counter()
        with (tmp_path / "bare.jsonl").open("w") as file:
            for one in FORMATS[done.format](path):
                file.write(json.dumps(asdict(one), default=repr) + "\n")
        bare.append(time.perf_counter() - started)

    benchmark.pedantic(both, rounds=3)

    speed, loop = 600 / statistics.median(imports), 600 / statistics.median(bare)
    print(f"\n{many.__name__}: imported {speed:,.0f}/s, bare loop {loop:,.0f}/s, ratio {speed / loop:.2f}")

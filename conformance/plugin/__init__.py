"""The pytest edge: ``pytest --platform=…`` judges a platform; without it, this plugin does nothing."""

import os
import tempfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from conformance.errors import ConformanceError
from conformance.plugin.options import add_options

if TYPE_CHECKING:
    # Loaded when a platform is named, so that other projects' test runs pay nothing for the plugin.
    from conformance.plugin.run import Run

pytest.register_assert_rewrite("conformance.suite")

_RUN = pytest.StashKey["Run"]()
_CASSETTES = {".yaml", ".yml", ".json"}


def pytest_addoption(parser: pytest.Parser) -> None:
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "xdist_group(name): judged by one worker (pytest-xdist)")
    if not config.getoption("--platform"):
        return
    # Hypothesis keeps what it read of the code; the folder that is judged from is not its place.
    kept = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(kept.cleanup)
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", kept.name)
    try:
        run = _begin(config)
    except ConformanceError as error:
        pytest.exit(str(error), error.exit_code)
    config.stash[_RUN] = run
    config.add_cleanup(run.close)
    if not run.platform.makes_bots and hasattr(config.option, "dist") and config.option.dist != "no":
        config.option.dist = "loadgroup"
    given = config.args_source is pytest.Config.ArgsSource.ARGS
    if not given:
        config.args[:] = _everything(bots=config.getoption("--bots"), probes=run.probes)
    if not hasattr(config, "workerinput"):
        scope = "narrowed" if _is_narrowed(config) else "paths" if given else "whole"
        _preflight(config, run, scope)


def _begin(config: pytest.Config) -> "Run":
    from conformance.platforms import resolve  # noqa: PLC0415 - see TYPE_CHECKING above
    from conformance.plugin.carried import Carried  # noqa: PLC0415
    from conformance.plugin.filters import refuse_empty  # noqa: PLC0415
    from conformance.plugin.held import Known  # noqa: PLC0415
    from conformance.plugin.run import Run, read_token  # noqa: PLC0415
    from conformance.plugin.terms import RATE, RETRIES, Terms, effects_of  # noqa: PLC0415
    from conformance.replay import Delivery, Manner, Pace  # noqa: PLC0415
    from conformance.spec import Spec  # noqa: PLC0415
    from conformance.suite.ground import Chats  # noqa: PLC0415

    option = config.getoption
    target = resolve(
        option("--platform"),
        driver=option("--driver"),
        token=""
        if option("--driver") in {"sandbox", "telegram-test-api"}
        else read_token(option("--token-file")),
        files=option("--platform-files"),
        timeout=option("--platform-timeout"),
    )
    lent = bool(target.token)  # a bot that is somebody's, on a platform that is somebody's
    rate, retries = option("--rate"), option("--retries")
    target = replace(target, rate=(RATE if lent else 0.0) if rate is None else rate)
    language = option("--language") or ("fa" if os.environ.get("LANG", "").startswith("fa") else "en")
    target = replace(target, language=language, people=option("--people"))
    given = getattr(config, "workerinput", {}).get("conformance_url")
    if given:
        target = replace(target, url=given, start=None)
    manner = Manner(
        Pace(option("--pace")),
        Delivery(option("--delivery")),
        option("--webhook-url"),
        option("--webhook-listen"),
        overlap=option("--overlap"),
        tidy=not option("--keep"),
    )
    given_paths = config.args if config.args_source is pytest.Config.ArgsSource.ARGS else []
    refuse_empty(option("--only"), given_paths)
    chats = Chats(option("--chat"), option("--group"), option("--channel"))
    terms = Terms(
        (RETRIES if lent else 0) if retries is None else retries,
        effects_of(option("--allow") or ([] if lent else ["all"])),
        option("--time-limit"),
    )
    known = Known.read(option("--baseline"))
    spec = Spec.load(option("--bot-api"))
    carried = Carried.read(option("--resume"), target, str(spec.version))
    run = Run(target, spec, tuple(option("--only")), chats, manner, terms, known, carried)
    run.open()
    return run


def _is_narrowed(config: pytest.Config) -> bool:
    """Whether an option of pytest's or ours leaves something out."""
    names = (
        "only",
        "keyword",
        "markexpr",
        "deselect",
        "ignore",
        "ignore_glob",
        "maxfail",
        "lf",
        "collectonly",
    )
    return any(getattr(config.option, name, None) for name in names)


def _preflight(config: pytest.Config, run: "Run", scope: str) -> None:
    from conformance.plugin.controller import Controller  # noqa: PLC0415
    from conformance.plugin.held import Held  # noqa: PLC0415
    from conformance.plugin.ledger import Ledger  # noqa: PLC0415
    from conformance.plugin.progress import ProgressLine  # noqa: PLC0415
    from conformance.suite.smoke import SMOKE  # noqa: PLC0415

    try:
        # First, as the older report may be the one that this run is about to write over.
        held = Held.read(
            run.known,
            config.getoption("--floor"),
            config.getoption("--no-regression"),
            no_new_unknown=config.getoption("--no-new-unknown"),
        )
        ledger = Ledger(Path(config.getoption("--report")), run, config.getoption("--formats"), scope)
    except ConformanceError as error:
        pytest.exit(str(error), error.exit_code)
    controller = Controller(ledger, held, whole=scope == "whole")
    config.pluginmanager.register(controller, "conformance-controller")
    config.pluginmanager.register(ProgressLine(ledger.counts), "conformance-progress")
    try:
        latency = run.smoke().duration_ms / 1000
        controller.forecast = run.forecast(latency, getattr(config.option, "numprocesses", None) or 1)
    except ConformanceError as error:
        ledger.add(replace(SMOKE, reason=str(error)))
        ledger.finish(error.exit_code)
        pytest.exit(str(error), error.exit_code)


def _everything(*, bots: bool, probes: bool) -> list[str]:
    from conformance import suite  # noqa: PLC0415
    from conformance.bots import pieces  # noqa: PLC0415
    from conformance.data import cassettes  # noqa: PLC0415
    from conformance.platforms import probing  # noqa: PLC0415

    smoke = Path(suite.__file__).with_name("smoke.py")
    bench = [pieces.__file__] if bots else []
    asked = [probing.__file__] if probes else []
    return [str(path) for path in (smoke, *asked, *cassettes(), *suite.modules(), *bench)]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tells a worker where the platform that the controller started is."""
    if run := node.config.stash.get(_RUN, None):
        node.workerinput["conformance_url"] = run.platform.origin if run.target.start is not None else ""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    run = parent.config.stash.get(_RUN, None)
    if run is None:
        return None
    from conformance import suite  # noqa: PLC0415
    from conformance.plugin.items import ClauseFile, SessionFile, SmokeFile  # noqa: PLC0415

    home = Path(suite.__file__).parent
    if file_path == home / "smoke.py":
        return SmokeFile.from_parent(parent, path=file_path, run=run)
    if file_path.parent.parent == home:
        return ClauseFile.from_parent(parent, path=file_path, run=run)
    if chosen := _chosen(file_path, parent, run):
        return chosen
    if file_path.suffix in _CASSETTES:
        return SessionFile.from_parent(parent, path=file_path, run=run)
    return None


def _chosen(file_path: Path, parent: pytest.Collector, run: "Run") -> pytest.Collector | None:
    """What belongs to a run of some targets, or with some options, alone: probes and bots."""
    if run.probes:
        from conformance.plugin.probes import HOME as PROBES  # noqa: PLC0415
        from conformance.plugin.probes import ProbeFile  # noqa: PLC0415

        if file_path == PROBES:
            return ProbeFile.from_parent(parent, path=file_path, run=run)
    if parent.config.getoption("--bots"):
        from conformance.plugin.bots import HOME, BotFile  # noqa: PLC0415

        if file_path == HOME:
            return BotFile.from_parent(parent, path=file_path, run=run)
    return None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report: Any = yield
    if report.when == "call" and hasattr(item, "verdicts"):
        from conformance.plugin.ledger import pack  # noqa: PLC0415

        report.conformance = [pack(verdict) for verdict in item.verdicts]
        report.conformance_exit = getattr(item, "exit_code", 0)
    return report

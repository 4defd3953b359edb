"""One entry for every chore: ``nox -l`` lists them, ``nox -s NAME`` does one."""

import sys

import nox

PYTHON = sys.executable  # the one that runs nox, whatever the path says

nox.options.default_venv_backend = "none"
nox.options.sessions = ["lint", "types", "tests"]


@nox.session
def tests(session: nox.Session) -> None:
    """The project's own tests."""
    session.run(PYTHON, "-m", "pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Style, and the formatter's opinion."""
    session.run(PYTHON, "-m", "ruff", "check")
    session.run(PYTHON, "-m", "ruff", "format", "--check")


@nox.session
def types(session: nox.Session) -> None:
    """Strict types."""
    session.run(PYTHON, "-m", "mypy")


@nox.session
def schemas(session: nox.Session) -> None:
    """The Bot API bundle, made anew from the facts in the folder given."""
    session.run(PYTHON, "scripts/generate_bot_api.py", *(session.posargs or ["../shared/facts"]))


@nox.session
def needs(session: nox.Session) -> None:
    """The corpus of real bots' needs, made anew from the facts in the folder given."""
    session.run(PYTHON, "scripts/needs.py", *(session.posargs or ["../shared/facts"]))


@nox.session
def profiles(session: nox.Session) -> None:
    """The profiles of platforms, made anew from the facts in the folder given."""
    session.run(PYTHON, "scripts/profiles.py", *(session.posargs or ["../shared/facts/dialects"]))


@nox.session
def cassettes(session: nox.Session) -> None:
    """Our bots' sessions, or those named, recorded anew; npm's packages lie in $CONFORMANCE_NPM_DIR."""
    session.run(PYTHON, "-m", "conformance.bots.record", *(session.posargs or ["--all"]))


@nox.session
def tables(session: nox.Session) -> None:
    """The pages of the docs that say how deep the reference platform goes, and what it rests on."""
    session.run(PYTHON, "scripts/reference_tables.py", *session.posargs)


@nox.session
def suite(session: nox.Session) -> None:
    """The suite's lists: ids for good, the catalogue, and the calls that each part makes."""
    session.run(PYTHON, "scripts/suite_lists.py", *session.posargs)


@nox.session
def mutants(session: nox.Session) -> None:
    """The clauses on every mutant, or those named: tests/suite/mutants.toml and docs/mutants.md."""
    session.run(PYTHON, "scripts/mutant_matrix.py", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """The benchmarks, as ratios within one run."""
    session.run(PYTHON, "-m", "pytest", "benchmarks", "--benchmark-enable", "-q", *session.posargs)


@nox.session(name="bot-envs")
def bot_envs(session: nox.Session) -> None:
    """Environments with older majors of bots' frameworks, in the folder given."""
    session.run(PYTHON, "scripts/bot_envs.py", *session.posargs)


@nox.session
def bots(session: nox.Session) -> None:
    """The bench's bots on platforms, and the table of docs/bots.md made of it."""
    session.run(PYTHON, "scripts/bots_matrix.py", *session.posargs)


@nox.session
def platforms(session: nox.Session) -> None:
    """Every stand-in, unchanged and behind its shim, and the table of docs/platforms.md made of it."""
    session.run(PYTHON, "scripts/platforms_table.py", *(session.posargs or ["conformance-report/platforms"]))


@nox.session
def wheel(session: nox.Session) -> None:
    """The wheel."""
    session.run(PYTHON, "-m", "build", "--wheel", *session.posargs)

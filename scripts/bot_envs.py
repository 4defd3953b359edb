"""Makes environments with older majors of the frameworks, one a folder, for CONFORMANCE_BOT_ENVS."""

import subprocess
import sys
from pathlib import Path

PYTHON = {
    "aiogram-2": ["aiogram==2.25.2"],
    "aiogram-3.7": ["aiogram==3.7.0", "pillow"],
    # It looks for pkg_resources, and for no newer scheduler than of its day.
    "python-telegram-bot-13": ["python-telegram-bot==13.15", "setuptools<81"],
    "python-telegram-bot-20": ["python-telegram-bot[webhooks]==20.8", "pillow"],
    "pytelegrambotapi-3": ["pyTelegramBotAPI==3.8.3"],
    "pytelegrambotapi-4.20": ["pyTelegramBotAPI==4.20.0", "pillow"],
}
NODE = {
    "grammy-1.21": ["grammy@1.21.1"],
    "telegraf-3": ["telegraf@3.40.0"],
    "node-telegram-bot-api-0": ["node-telegram-bot-api@0.66.0"],
}


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "bot-envs").resolve()
    made = {name: _venv(folder / name, packages) for name, packages in PYTHON.items()}
    made |= {name: _npm(folder / name, packages) for name, packages in NODE.items()}
    for name, trouble in made.items():
        print(f"{name}: {trouble or 'there'}")
    return int(any(made.values()))


def _venv(path: Path, packages: list[str]) -> str:
    if not (path / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(path)], check=True)  # noqa: S603 - this Python
    return _done([str(path / "bin" / "python"), "-m", "pip", "install", "--quiet", *packages], path)


def _npm(path: Path, packages: list[str]) -> str:
    path.mkdir(parents=True, exist_ok=True)
    (path / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    return _done(
        ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent", *packages], path
    )


def _done(command: list[str], path: Path) -> str:
    """What hindered it, in one line; empty where nothing did."""
    done = subprocess.run(command, cwd=path, capture_output=True, text=True, check=False)  # noqa: S603 - see above
    return (done.stderr.strip().splitlines() or ["it failed"])[-1] if done.returncode else ""


if __name__ == "__main__":
    sys.exit(main())

"""What a cassette is to say of its session: the options that commands share."""

import argparse

from conformance.session.cassette import Bot, Meta

__all__ = ["add_meta_options", "meta_of"]


def add_meta_options(parser: argparse.ArgumentParser, default_name: str) -> None:
    """Adds the options; ``default_name`` says whose name the session has otherwise."""
    parser.add_argument("--name", help=f"of the session; default: {default_name}")
    parser.add_argument("--description", default="")
    parser.add_argument("--framework", default="unknown", help="that the bot is written with")
    parser.add_argument("--framework-version", default="unknown")
    parser.add_argument("--language", default="unknown", help="that the bot is written in")
    parser.add_argument("--locale", help="language of the people, such as fa")
    parser.add_argument("--bot-api", metavar="VERSION", help="of the server, where known")


def meta_of(arguments: argparse.Namespace, recorded_on: str, recorded_at: str | None = None) -> Meta:
    """What the options say, with where and when it was recorded."""
    return Meta(
        arguments.name or arguments.output.stem,
        Bot(arguments.framework, arguments.framework_version, arguments.language),
        recorded_on=recorded_on,
        recorded_at=recorded_at,
        bot_api=arguments.bot_api,
        description=arguments.description,
        locale=arguments.locale,
    )

"""``conformance driver``: whether a driver keeps its protocol on a platform."""

import argparse
from typing import TYPE_CHECKING

from conformance.platforms.drivers import named
from conformance.platforms.drivers.checking import PROVEN, check_driver
from conformance.report.shown import safe
from conformance.wire import Address

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "driver",
        help="check that a driver keeps its protocol",
        description="Makes a bot and a person, does each act that can be seen, and awaits its update. "
        "Exit code 0: all that was tried is kept; 1: something is not, or nothing could be tried.",
    )
    parser.add_argument(
        "name", metavar="NAME", help="one of ours, or of the entry points conformance.drivers"
    )
    parser.add_argument("--platform", required=True, metavar="URL", help="where the platform answers")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    address = Address.parse(arguments.platform)
    driver = named(arguments.name, address.host)
    try:
        departures = check_driver(driver, address.api)
        tried, rest = driver.acts & PROVEN, sorted(driver.acts - PROVEN)
    finally:
        driver.close()
    print(
        f"{len(tried)} of {len(driver.acts)} acts that {arguments.name} declares can be tried by this check."
    )
    if rest:
        print(safe(f"Cannot be tried, and so not known to be kept: {', '.join(rest)}."))
    print(*(safe(f"NOT KEPT  {one}") for one in departures), sep="\n", end="\n" if departures else "")
    if tried and not departures:
        print("All of these were tried, and are kept.")
    return 0 if tried and not departures else 1

#!/bin/sh
# Judges PLATFORM on any machine with Python, holds it to the baseline and to the last run, and keeps a history.
# CONFORMANCE_TOKEN is the bot's token; LAST is a folder that is kept between runs.
set -eu
: "${PLATFORM:?Set PLATFORM to the address of what is to be judged.}"
PACKAGE=${PACKAGE:-telegram-conformance}
LAST=${LAST:-last}

[ -x .conformance/bin/python ] || python3 -m venv .conformance
.conformance/bin/python -m pip install --quiet --upgrade "$PACKAGE" pytest-xdist

set -- --platform "$PLATFORM" -n 2 --formats junit,markdown,badge "$@"
[ -z "${DRIVER:-}" ] || set -- "$@" --driver "$DRIVER"
[ ! -f "$LAST/report.ndjson" ] || set -- "$@" --no-regression "$LAST/report.ndjson"

code=0
.conformance/bin/conformance run "$@" || code=$?
# Only a run that was as expected is what the next one is held to.
if [ "$code" -eq 0 ]; then
    mkdir -p "$LAST"
    cp conformance-report/report.ndjson "$LAST/report.ndjson"
    .conformance/bin/conformance history add "$LAST/report.ndjson" --store "$LAST/history.sqlite"
fi
exit "$code"

#!/bin/sh
# Runs the bench's bots with the newest frameworks, and tells which release broke what ran before.
# PLATFORM is what to try; LAST is the report of the last run, kept between runs.
set -eu
PLATFORM=${PLATFORM:-embedded}
LAST=${LAST:-last/report.ndjson}

python3 -m venv .bots
.bots/bin/pip install --quiet --upgrade 'telegram-conformance[bots]'
mkdir -p npm
[ -f npm/package.json ] || echo '{"private": true}' >npm/package.json
(cd npm && npm install --no-audit --no-fund --ignore-scripts --silent \
    grammy@latest telegraf@latest node-telegram-bot-api@latest \
    node-telegram-bot-api-0@npm:node-telegram-bot-api@0)
export CONFORMANCE_NPM_DIR="$PWD/npm"

# That bots fail is for the comparison to judge: some never ran.
code=0
.bots/bin/conformance run --platform "$PLATFORM" --bots --only 'bots.*' --report report || code=$?
[ "$code" -le 1 ] || exit "$code"

result=0
if [ -f "$LAST" ]; then
    .bots/bin/conformance bots since "$LAST" report/report.ndjson || result=$?
fi
# What no longer runs stays what it is compared with, until it runs again or is accepted by hand.
if [ "$result" -eq 0 ]; then
    mkdir -p "$(dirname "$LAST")"
    cp report/report.ndjson "$LAST"
fi
exit "$result"

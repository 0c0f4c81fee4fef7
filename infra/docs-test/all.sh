#!/bin/sh
# Everything in this folder, against one server of its own:  infra/docs-test/all.sh
# Takes about three minutes. Ends with 1 where anything fails; what cannot be installed is "not run", and said so at the end.
set -u
cd "$(dirname "$0")"
. ./server.sh
EXAMPLES=${EXAMPLES:-5}
SECONDS_AT_MOST=${SECONDS_AT_MOST:-120}
export EXAMPLES SECONDS_AT_MOST
FAILED=0
SUMMARY=

# Runs one script, shows what it says, and remembers how it ended and how long it took.
step() {
    echo "--- $*"
    BEGUN=$(date +%s)
    sh "$@" >"target/$1.log" 2>&1
    STATUS=$?
    cat "target/$1.log"
    RESULT=$(grep -m 1 'not run' "target/$1.log" || echo passed)
    if [ $STATUS != 0 ]; then
        RESULT="FAILED with $STATUS"
        FAILED=1
    fi
    SUMMARY="$SUMMARY$(printf '%-12s %4d s  %s' "$1" $(($(date +%s) - BEGUN)) "$RESULT")
"
}

start_server
step lint.sh
step breaking.sh
step run.sh "$SERVER"
step requests.sh "$SERVER"
step clients.sh "$SERVER"
step fuzz.sh "$SERVER"
echo "---"
printf '%s' "$SUMMARY"
exit $FAILED

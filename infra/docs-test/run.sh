#!/bin/sh
# Uses /docs in a real browser, as infra/docs-test/docs-test.mjs tells; pictures stay in infra/docs-test/target.
# With an address it tests the server there, else one that it starts:  infra/docs-test/run.sh [http://localhost:8080]
set -eu
cd "$(dirname "$0")"
PLAYWRIGHT=1.65.1
mkdir -p target
. ./server.sh

not_run() {
    echo "docs-test: not run: $1"
    exit 0
}

browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome || true
}

BROWSER=${BROWSER:-$(browser)}
if [ -z "$BROWSER" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "docs-test: installing Chromium"
    { timeout 300 apt-get update -qq && timeout 300 apt-get install -y -qq --no-install-recommends chromium; } >target/apt.log 2>&1 || true
    BROWSER=$(browser)
fi
[ -n "$BROWSER" ] || not_run "there is no Chromium, and it cannot be installed"
command -v npm >/dev/null || not_run "there is no npm"
cp docs-test.mjs target/
(cd target && timeout 300 npm install --prefix . --silent --no-audit --no-fund --no-save --no-package-lock "playwright-core@$PLAYWRIGHT") \
    || not_run "playwright-core cannot be installed"

SERVER=${1:-}
[ -n "$SERVER" ] || start_server
timeout 300 node target/docs-test.mjs "$SERVER" "$BROWSER" target/pictures

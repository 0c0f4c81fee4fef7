#!/bin/sh
# Checks openapi.yaml against every rule of Spectral:  infra/docs-test/lint.sh
set -eu
cd "$(dirname "$0")"
SPECTRAL=6.16.3
mkdir -p target/spectral
(cd target/spectral && timeout 300 npm install --prefix . --silent --no-audit --no-fund --no-save --no-package-lock "@stoplight/spectral-cli@$SPECTRAL") \
    || { echo "lint: not run: Spectral cannot be installed"; exit 0; }
timeout 120 target/spectral/node_modules/.bin/spectral lint --fail-severity hint --ruleset spectral.yaml \
    ../../functions/login/src/main/resources/io/rollcall/login/openapi.yaml

#!/bin/sh
# Compares the document with that of the last release, and fails where a client that worked may no longer work:  infra/docs-test/breaking.sh
# With each release, and with each break that is meant, the document is copied:  infra/docs-test/breaking.sh accept
set -eu
cd "$(dirname "$0")"
OASDIFF=v1.35.0
DOCUMENT=../../functions/login/src/main/resources/io/rollcall/login/openapi.json
RELEASED=released-openapi.json

if [ "${1:-}" = accept ]; then
    cp "$DOCUMENT" "$RELEASED"
    exit 0
fi
mkdir -p target/breaking
command -v go >/dev/null || { echo "breaking: not run: there is no Go, which oasdiff is built with"; exit 0; }
if [ ! -x target/bin/oasdiff ]; then
    GOBIN=$PWD/target/bin GOTOOLCHAIN=local timeout 300 go install "github.com/oasdiff/oasdiff@$OASDIFF" >target/breaking/install.log 2>&1 \
        || { echo "breaking: not run: oasdiff cannot be installed, see infra/docs-test/target/breaking/install.log"; exit 0; }
fi

# Says what may break between two documents. Ends with 1 where anything may.
compare() {
    timeout 60 target/bin/oasdiff breaking --fail-on WARN "$1" "$2"
}

# A comparison that finds nothing has to be one that could: each of these spoils the document, and has to be noticed.
spoil() {
    node -e "const document = require('./$RELEASED'); $2; process.stdout.write(JSON.stringify(document));" >"target/breaking/$1.json"
    if compare "$RELEASED" "target/breaking/$1.json" >"target/breaking/$1.log" 2>&1; then
        echo "breaking: $1 was not noticed"
        exit 1
    fi
    grep -q '^error\|^warning' "target/breaking/$1.log" || { cat "target/breaking/$1.log"; exit 1; }
}
if command -v node >/dev/null; then
    spoil a-route-taken-away "delete document.paths['/me']"
    spoil a-property-taken-away "delete document.components.schemas.Me.properties.role"
    spoil a-parameter-taken-away "document.paths['/employees'].get.parameters.shift()"
    spoil a-new-required-field "const draft = document.components.schemas.EmployeeDraft; draft.properties.badge = { type: 'string' }; draft.required.push('badge')"
    spoil another-type "document.components.schemas.Employee.properties.emp_id.type = 'string'"
    echo "ok   five spoiled documents are noticed"
else
    echo "breaking: not run: spoiled documents, because there is no node"
fi

compare "$RELEASED" "$DOCUMENT"
echo "ok   nothing that was released is broken"

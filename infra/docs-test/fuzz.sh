#!/bin/sh
# Throws what the document allows, and what it does not, at a server that counts no limits:
#   PORT=18090 ROLLCALL_LIMITS_FACTOR=100000 mvn -Plocal     and then     infra/docs-test/fuzz.sh http://localhost:18090
# Looks for answers that the document does not know: any 5xx, another status, another type, another body, a missing header.
set -eu
cd "$(dirname "$0")"
SCHEMATHESIS=4.32.5
SERVER=${1:?the address of a server}
mkdir -p target
[ -x target/fuzz/bin/schemathesis ] || { python3 -m venv target/fuzz && timeout 400 target/fuzz/bin/pip install -q "schemathesis==$SCHEMATHESIS"; } \
    || { echo "fuzz: not run: Schemathesis cannot be installed"; exit 0; }
TOKEN=$(curl -s -m 10 -d grant_type=password -d username=admin -d "password=${ROLLCALL_ADMIN_PASSWORD:-adminpassword}" "$SERVER/auth/token" \
    | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
# Left out: what ends the session that is at work here, and the rules that a schema cannot tell (a day that is past, a common password).
timeout "${SECONDS_AT_MOST:-600}" target/fuzz/bin/schemathesis run "$SERVER/openapi.json" --url "$SERVER" \
    --header "Authorization: Bearer $TOKEN" --max-examples "${EXAMPLES:-50}" --request-timeout 10 --phases examples,coverage,fuzzing \
    --checks not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,response_schema_conformance,unsupported_method \
    --exclude-operation-id logOut --exclude-operation-id revokeToken

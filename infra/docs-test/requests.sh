#!/bin/sh
# Sends every request of infra/clients, as Postman (Newman) and as an editor (httpYac) send them:  infra/docs-test/requests.sh [http://localhost:8080]
set -eu
cd "$(dirname "$0")"
NEWMAN=6.2.2
HTTPYAC=6.16.7
. ./server.sh
PASSWORD=${ROLLCALL_ADMIN_PASSWORD:-adminpassword}
mkdir -p target/requests

command -v npm >/dev/null || { echo "requests: not run: there is no npm"; exit 0; }
(cd target/requests && timeout 300 npm install --prefix . --silent --no-audit --no-fund --no-save --no-package-lock "newman@$NEWMAN" "httpyac@$HTTPYAC") >target/requests/install.log 2>&1 \
    || { echo "requests: not run: Newman and httpYac cannot be installed"; exit 0; }
SERVER=${1:-}
[ -n "$SERVER" ] || start_server

timeout 120 target/requests/node_modules/.bin/newman run ../clients/rollcall.postman_collection.json --env-var "server=$SERVER" --env-var "password=$PASSWORD" \
    --reporter-cli-no-banner --color off >target/requests/newman.log 2>&1 || { cat target/requests/newman.log; exit 1; }
echo "ok   Newman: $(grep -c '✓' target/requests/newman.log) requests of the collection are answered as they have to be"

# httpYac calls an answer by the request's name alone.
sed "s|^@server = .*|@server = $SERVER|; s|^@password = .*|@password = $PASSWORD|; s|[.]response[.]body[.][$]||" ../clients/rollcall.http >target/requests/rollcall.http
(cd target/requests && timeout 120 node_modules/.bin/httpyac send rollcall.http --all --json --no-color) >target/requests/httpyac.json 2>target/requests/httpyac.log \
    || { cat target/requests/httpyac.log; tail -c 3000 target/requests/httpyac.json; exit 1; }
node - target/requests/httpyac.json <<'SCRIPT'
const requests = JSON.parse(require('fs').readFileSync(process.argv[2])).requests;
const wrong = requests.filter(({ response }) => !response || (response.statusCode > 299 && ![404, 409].includes(response.statusCode)));
wrong.forEach(({ name, response }) => console.error(`${name}: ${response?.statusCode}`));
if (wrong.length > 0 || requests.length < 40) process.exit(1);
console.log(`ok   httpYac: ${requests.length} requests of the file are answered`);
SCRIPT

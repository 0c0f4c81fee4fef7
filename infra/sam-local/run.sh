#!/usr/bin/env bash
# Runs the packages of `mvn verify` in containers as SAM CLI does it: `sam local invoke` and `sam local start-api`, through sign-in and employees, on a real PostgreSQL.
# It needs root on Debian, or a Docker engine that answers. Ends with 1 when an answer is wrong, and says "not run" when a part cannot be tried.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../aws-test/tools.sh"
source "$root/infra/sam-local/engine.sh"

umask 077
folder="$tools/sam-local"
mkdir -p "$folder"
port=${PORT:-8390}
api=http://127.0.0.1:$((port + 1))

cleanup() {
  local pid
  for pid in "${api_pid:-}" "${forward_pid:-}" "${server_pid:-}"; do
    [[ -z "$pid" ]] || kill "$pid" 2>/dev/null || true
  done
  stop_engine
  wait 2>/dev/null || true
  rm -rf "$folder/data"
}
trap cleanup EXIT

for function in login employees admin; do
  [[ -f "$root/functions/$function/target/rollcall-$function.zip" ]] || not_run "sam local, because functions/$function/target/rollcall-$function.zip is missing: run mvn verify first"
done
[[ -n "${JAVA_HOME:-}" && -x "$JAVA_HOME/bin/javac" ]] || not_run "sam local, because JAVA_HOME names no JDK 25"
install sam "${sam_packages[@]}" || not_run "sam local, because SAM CLI cannot be installed (see ${tools#"$root"/}/sam.log)"
start_engine "$folder" || not_run "sam local, because $engine_trouble"
emulator=$(echo "$tools"/sam/lib/python3*/site-packages/samcli/local/rapid/aws-lambda-rie-x86_64)
build_images "$folder" "$emulator" "$JAVA_HOME" || not_run "sam local, because $engine_trouble"

# The local server makes the database: tables, the functions' roles, a signing key and the first administrator.
say "starting the local server for its PostgreSQL"
password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
rm -rf "$folder/data"
(cd "$root" && exec env PORT="$port" ROLLCALL_DATA_DIR="$folder/data" ROLLCALL_ADMIN_PASSWORD="$password" mvn -q -Plocal) >"$folder/server.log" 2>&1 &
server_pid=$!
for _ in {1..90}; do
  curl -sf -o /dev/null "http://127.0.0.1:$port/public" && break
  kill -0 "$server_pid" 2>/dev/null || fail "the local server does not start (see ${folder#"$root"/}/server.log)"
  sleep 1
done
# The functions' roles have no passwords; this database, which lives as long as this script, lets them in without.
sed -i '1i host all rollcall_login,rollcall_employees,rollcall_admin 127.0.0.1/32 trust' "$folder/data/postgresql/pg_hba.conf"
kill -HUP "$(head -1 "$folder/data/postgresql/postmaster.pid")"
gateway=$(engine_gateway)
[[ -n "$gateway" ]] || fail "the Docker engine does not tell the address of this machine"
"$tools/sam/bin/python" "$root/infra/sam-local/forward.py" "$gateway" "$((port + 2))" "$(sed -n 4p "$folder/data/postgresql/postmaster.pid")" 2>"$folder/forward.log" &
forward_pid=$!

# SAM CLI sends these nowhere; it only wants to have some.
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local

prepare() {
  "$tools/sam/bin/python" "$root/infra/sam-local/prepare.py" "$1" "$folder" "$gateway" "$((port + 2))" "$folder/data/signing-key.pem" "http://localhost:$port"
}

# Invokes a function with an event. Usage: invoke FUNCTION EVENT-FILE STATUS
invoke() {
  local answer
  say "sam local invoke $1 --event ${2#"$root"/}"
  answer=$("$sam" local invoke "$1" --template "$folder/template.yaml" --env-vars "$folder/settings.json" --event "$2" --skip-pull-image 2>"$folder/invoke.log") || {
    tail -20 "$folder/invoke.log"
    fail "sam local invoke $1"
  }
  printf '%s\n' "$answer"
  [[ "$answer" == *"\"statusCode\":$3,"* || "$answer" == *"\"statusCode\": $3,"* ]] || fail "the answer is not a $3"
}

# Calls the API. Usage: call STATUS CURL-ARGUMENTS...; leaves the body in $body.
call() {
  local status=$1 answer
  shift
  answer=$(curl -sS --max-time 60 -w '\n%{http_code}' "$@")
  body=${answer%$'\n'*}
  say "curl ${*: -1} -> ${answer##*$'\n'}"
  [[ "${answer##*$'\n'}" == "$status" ]] || fail "expected $status, got $body"
}

# Sign-in and employees over `sam local start-api`.
walk() {
  say "sam local start-api"
  "$sam" local start-api --template "$folder/template.yaml" --env-vars "$folder/settings.json" --skip-pull-image --warm-containers LAZY --port "$((port + 1))" \
    >"$folder/start-api.log" 2>&1 &
  api_pid=$!
  for _ in {1..60}; do
    curl -s -o /dev/null "$api/public" && break
    kill -0 "$api_pid" 2>/dev/null || fail "sam local start-api does not start (see ${folder#"$root"/}/start-api.log)"
    sleep 1
  done
  call 200 "$api/public"
  printf '%s\n' "$body"
  call 401 "$api/employees"
  call 401 -H 'Content-Type: application/json' -d '{"username":"admin","password":"a wrong one"}' "$api/login"
  call 200 -H 'Content-Type: application/json' -d "{\"username\":\"admin\",\"password\":\"$password\"}" "$api/login"
  token=$(sed -E 's/.*"access_token":"([^"]*)".*/\1/' <<<"$body")
  call 201 -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    -d "{\"emp_id\":$1,\"emp_name\":\"Ada Lovelace\",\"city\":\"London\",\"country\":\"United Kingdom\",\"emp_dob\":\"1990-12-10\"}" "$api/employees"
  call 200 -H "Authorization: Bearer $token" "$api/employees/$1"
  printf '%s\n' "$body"
  call 200 -H "Authorization: Bearer $token" "$api/employees?city=lond"
  call 200 -H "Authorization: Bearer $token" "$api/users"
  call 404 "$api/nowhere"
  kill "$api_pid"
  wait "$api_pid" 2>/dev/null || true
  api_pid=
  docker ps --quiet | xargs -r docker rm --force >/dev/null 2>&1 || true
}

# Reads the directory with the token of the walk, which stays in a file of this folder.
read_employees() {
  sed "s#ACCESS_TOKEN#$token#" "$root/infra/events/employees/get-employees.v$1.json" >"$folder/employees.json"
  invoke EmployeesFunction "$folder/employees.json" 200
}

say "the managed runtime, java25"
prepare "$root/infra/template.yaml"
invoke LoginFunction "$root/infra/events/login/get-public.v1.json" 200
invoke LoginFunction "$root/infra/events/login/get-public.v2.json" 200
walk 4711
read_employees 1
read_employees 2

for function in login employees admin; do
  [[ -f "$root/infra/runtime/target/rollcall-$function-custom.zip" ]] || not_run "sam local with the custom runtime, because infra/runtime/target/rollcall-$function-custom.zip is missing"
done
say "the custom runtime, provided.al2023"
prepare "$("$root/infra/custom-template.sh")"
invoke LoginFunction "$root/infra/events/login/get-public.v1.json" 200
walk 4712
read_employees 1
say "sam local: every answer is as it should be"

#!/usr/bin/env bash
# Loads the local server, and prints a Markdown table of what it bears:
#
#     infra/bench/load.sh [ROWS ...]
#
# ROWS, 100000 unless it is given, is how many employees there are, at least 30000; each number gets a server of its own, on a free port, with its data under
# target. SECONDS_EACH, 5 by default, is how long each line is measured, after a warm-up of 5 seconds for the lines of one request. The load generator is wrk;
# where it is missing and cannot be installed, this says "not run". It runs on the server's own processors; "server CPU" is the time of the server's process, so
# PostgreSQL's is not in it. Errors are answers of 400 and over, and requests without an answer: where there is one, this ends with 1.
set -euo pipefail
cd "$(dirname "$0")"
SECONDS_EACH=${SECONDS_EACH:-5}
WARM_UP=5

say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

if ! command -v wrk >/dev/null && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "installing wrk"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends wrk; } >&2 || true
fi
if ! command -v wrk >/dev/null; then
    say "not run: wrk, the load generator, is missing (Debian's package is called wrk)"
    exit 0
fi

stop_server() {
    [ -n "${MAVEN:-}" ] || return 0
    kill "${SERVER_PID:-$MAVEN}" 2>/dev/null || true
    wait "$MAVEN" 2>/dev/null || true
    MAVEN=
}
trap stop_server EXIT
trap 'exit 130' INT TERM

# Sets SERVER and SERVER_PID.
start_server() {
    mkdir -p target
    rm -rf target/load
    SERVER= SERVER_PID=
    (cd ../.. && PORT=0 ROLLCALL_LIMITS_FACTOR=100000 ACCESS_TOKEN_EXPIRE_MINUTES=60 ROLLCALL_ADMIN_PASSWORD=adminpassword \
        ROLLCALL_DATA_DIR=infra/bench/target/load exec mvn -q -Plocal) >target/load.log 2>&1 &
    MAVEN=$!
    for _ in $(seq 300); do
        SERVER=$(sed -n 's#^curl http://localhost:\([0-9]*\)/public$#http://127.0.0.1:\1#p' target/load.log)
        if [ -n "$SERVER" ]; then
            # Maven is the server's parent.
            SERVER_PID=$(grep -l "^PPid:[[:space:]]$MAVEN$" /proc/[0-9]*/status 2>/dev/null | head -1 | cut -d/ -f3 || true)
            [ -n "$SERVER_PID" ] || fail "the server's process is not found"
            return
        fi
        kill -0 "$MAVEN" 2>/dev/null || break
        sleep 1
    done
    cat target/load.log >&2
    fail "the server does not start"
}

# Straight into the database, with the classes that the server has.
fill() {
    local java port classes
    java=$(readlink "/proc/$SERVER_PID/exe")
    port=$(sed -n 4p target/load/postgresql/postmaster.pid)
    classes=$(tr '\0' '\n' <"/proc/$SERVER_PID/cmdline" | grep -A1 '^-classpath$' | tail -1)
    "$java" -classpath "$classes" src/main/java/io/rollcall/bench/Filling.java \
        "jdbc:postgresql://127.0.0.1:$port/postgres?user=postgres&password=$(cat target/load/postgresql-password)" "$1"
}

ask() { curl -sS --fail-with-body -H "Authorization: Bearer $TOKEN" "$@"; }

# In clock ticks: the server's own time, in its code and for it in the kernel.
cpu_ticks() {
    [ -e "/proc/$SERVER_PID/stat" ] || fail "the server has ended: see infra/bench/target/load.log"
    sed 's/.*) //' "/proc/$SERVER_PID/stat" | cut -d' ' -f12,13 | tr ' ' +
}

# measure NAME CONNECTIONS_OF_EACH_LINE PATH [ARGUMENTS OF load.lua].
measure() {
    local name=$1 lines=$2 path=$3 connections
    shift 3
    say "$name"
    run "${lines##* }" "$WARM_UP" "$path" "$@" >/dev/null
    for connections in $lines; do line "$name" "$connections" "$path" "$@"; done
}

line() {
    local name=$1 connections=$2 before after figures
    before=$(cpu_ticks)
    figures=$(run "$connections" "$SECONDS_EACH" "${@:3}" | sed -n 's/^FIGURES //p')
    after=$(cpu_ticks)
    set -- $figures
    [ $# = 6 ] && [ "$1" -gt 0 ] || fail "nothing was answered: $name"
    printf '| %s | %s | %s | %s | %s | %s | %s |\n' "$name" "$connections" "$2" "$3" "$4" "$(($5 + $6))" \
        "$((((after) - (before)) * 1000000 / TICKS / $1))"
    WRONG=$((WRONG + $5 + $6))
}

# run CONNECTIONS SECONDS PATH [ARGUMENTS OF load.lua]
run() {
    wrk -t $(($1 > 1 ? 2 : 1)) -c "$1" -d "$2" --timeout 10 -H "Authorization: Bearer $TOKEN" -s load.lua "$SERVER$3" "${@:4}"
}

load() {
    local rows=$1 one list last cursor
    say "starting a server"
    start_server
    say "filling it with $rows employees"
    fill "$rows"
    TOKEN=$(curl -sS --fail-with-body -H 'Content-Type: application/json' -d '{"username":"admin","password":"adminpassword"}' "$SERVER/login" \
        | sed 's/.*"access_token":"\([^"]*\)".*/\1/')
    one=/employees/$((rows / 2))
    list='/employees?limit=50&sort_by=emp_name&city=Ville%2077'
    cursor=$(ask -o /dev/null -D - "$SERVER/employees?limit=50&sort_by=emp_name&offset=$((rows - 100))" | sed -n 's/^[Ll]ink:.*cursor=\([^&>]*\).*/\1/p' | tr -d '\r')
    last="/employees?limit=50&sort_by=emp_name&cursor=$cursor"

    ask "$SERVER$one" | grep "\"emp_id\":$((rows / 2))," >/dev/null || fail "not the employee that was asked for"
    [ "$(ask "$SERVER$list" | grep -o '"city":"Ville 77' | wc -l)" = 50 ] || fail "not 50 employees of the city that was asked for"
    [ "$(ask "$SERVER$last" | grep -o '"emp_id":' | wc -l)" = 50 ] || fail "not the last 50 employees"
    ask -o /dev/null -D - "$SERVER$last" | grep -i '^link:.*rel="next"' >/dev/null && fail "the last page has another behind it"

    printf '\n%s employees:\n\n' "$rows"
    echo '| request | connections | requests a second | p50, ms | p99, ms | errors | server CPU per 1,000, ms |'
    echo '|---|---|---|---|---|---|---|'
    measure 'one employee' '1 16 64' "$one"
    measure 'any employee' '1 16 64' / any "$rows"
    measure '50, filtered and sorted' '1 16 64' "$list"
    measure 'last 50 by cursor' '1 16 64' "$last"
    measure 'a new employee' '1 16 64' /employees create
    measure 'sign-in' '1 4' /login sign-in
    stop_server
}

TICKS=$(getconf CLK_TCK)
WRONG=0
MAVEN=
[ $# -gt 0 ] || set -- 100000
for rows in "$@"; do load "$rows"; done
rm -rf target/load
[ "$WRONG" = 0 ] || fail "$WRONG requests were answered wrongly or not at all"

#!/usr/bin/env bash
# Deploys the template with SAM CLI to ministack, an emulator of AWS, without Docker, and calls the API through it: io.rollcall.aws.EmulatorTest. For another emulator set
# ROLLCALL_EMULATOR_URL, or ROLLCALL_EMULATOR_IMAGE (and LOCALSTACK_AUTH_TOKEN where it wants one) for a container.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

umask 077
folder="$tools/emulator"
mkdir -p "$folder"

cleanup() {
  [[ -z "${emulator_pid:-}" ]] || kill "$emulator_pid" 2>/dev/null || true
  wait 2>/dev/null || true
}
trap cleanup EXIT

for package in functions/login/target/rollcall-login.zip functions/employees/target/rollcall-employees.zip functions/admin/target/rollcall-admin.zip \
  infra/migrate/target/rollcall-migrate.zip; do
  [[ -f "$root/$package" ]] || not_run "the emulator, because $package is missing: run mvn verify first"
done
[[ -n "${JAVA_HOME:-}" && -x "$JAVA_HOME/bin/javac" ]] || not_run "the emulator, because JAVA_HOME names no JDK 25"
install sam "${sam_packages[@]}" || not_run "the emulator, because SAM CLI cannot be installed (see ${tools#"$root"/}/sam.log)"

if [[ -z "${ROLLCALL_EMULATOR_URL:-}${ROLLCALL_EMULATOR_IMAGE:-}" ]]; then
  install ministack "${emulator_packages[@]}" || not_run "the emulator, because ministack cannot be installed (see ${tools#"$root"/}/ministack.log)"
  port=${PORT:-8394}
  say "starting ministack"
  export ROLLCALL_EMULATOR_URL="http://127.0.0.1:$port"
  (cd "$folder" && exec env BIND_HOST=127.0.0.1 GATEWAY_PORT="$port" AWS_ENDPOINT_URL="$ROLLCALL_EMULATOR_URL" TMPDIR="$folder" "$tools/ministack/bin/ministack") \
    >"$folder/ministack.log" 2>&1 &
  emulator_pid=$!
  for _ in {1..40}; do
    curl -sf -o /dev/null "$ROLLCALL_EMULATOR_URL/_ministack/health" && break
    kill -0 "$emulator_pid" 2>/dev/null || not_run "the emulator, because ministack does not start (see ${folder#"$root"/}/ministack.log)"
    sleep 0.5
  done
fi

runtime_client "$folder/runtime-client" || not_run "the emulator, because Maven cannot fetch AWS's runtime client"
say "the template for the emulator:"
"$tools/sam/bin/python" "$root/infra/aws-test/emulate.py" "$root" "$folder" "$JAVA_HOME" "$folder/runtime-client"

say "EmulatorTest"
started=$SECONDS
export ROLLCALL_SAM="$sam" ROLLCALL_EMULATOR_TEMPLATE="$folder/template.yaml"
(cd "$root" && timeout 400 mvn -B -q test -pl infra/tests -am -Dtest=EmulatorTest -Dsurefire.failIfNoSpecifiedTests=false) >"$folder/test.log" 2>&1 || {
  grep -E '^\[ERROR\]|AssertionError|CREATE_FAILED' "$folder/test.log" | head -40
  fail "EmulatorTest (see ${folder#"$root"/}/test.log)"
}
say "EmulatorTest: $(sed -nE 's/.*(tests="[0-9]+").*/\1/p; s/.*(skipped="[0-9]+").*/\1/p' "$root/infra/tests/target/surefire-reports/TEST-io.rollcall.aws.EmulatorTest.xml" | head -1) green after $((SECONDS - started)) s"

#!/usr/bin/env bash
# All that can be tried of the way to AWS without an account, after `mvn verify`: the linters, SAM CLI's local runs, and an emulator of AWS. A part that cannot be tried says
# "not run"; a part that fails ends this with 1, after the others have had their turn.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p target
./lint.sh
lint=$?
# Most of the emulator's time is waiting for the rotation of the signing key, so the containers run meanwhile.
./emulator.sh >target/emulator.out 2>&1 &
emulator=$!
../sam-local/run.sh
local=$?
wait "$emulator"
emulator=$?
cat target/emulator.out
exit $((lint + local + emulator > 0))

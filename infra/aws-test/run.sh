#!/usr/bin/env bash
# All that can be tried of the way to AWS without an account, after `mvn verify`: the linters, SAM CLI's local runs, and an emulator of AWS. A part that cannot be tried says
# "not run"; a part that fails ends this with 1, after the others have had their turn.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
failures=0
for part in ./lint.sh ../sam-local/run.sh ./emulator.sh; do
  "$part" || failures=$((failures + 1))
done
exit $((failures > 0))

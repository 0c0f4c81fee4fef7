#!/usr/bin/env bash
# Checks infra/template.yaml, and the template of the custom runtime that is made of it, with SAM CLI and cfn-lint.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/tools.sh"

install sam "${sam_packages[@]}" || not_run "lint of the template, because SAM CLI and cfn-lint cannot be installed (see ${tools#"$root"/}/sam.log)"

custom=$("$root/infra/custom-template.sh")
for template in "$root/infra/template.yaml" "$custom"; do
  say "cfn-lint ${template#"$root"/}"
  "$cfn_lint" --template "$template" || fail "cfn-lint found what stands above"
  say "sam validate --lint ${template#"$root"/}"
  "$sam" validate --lint --template-file "$template" >"$tools/validate.log" 2>&1 || {
    cat "$tools/validate.log"
    fail "sam validate found what stands above"
  }
done
say "the template is clean"

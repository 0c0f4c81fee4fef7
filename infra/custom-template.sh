#!/usr/bin/env bash
# Writes infra/template-custom.yaml: the template with the packages of the custom runtime and Runtime=custom by default. SAM CLI uploads
# a package only where its path stands in the template as it is, so no parameter can choose between two. Prints the path.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
sed -E \
  -e 's#CodeUri: (\.\./functions/[a-z]+|migrate)/target/rollcall-([a-z]+)\.zip#CodeUri: runtime/target/rollcall-\2-custom.zip#' \
  -e '/^  Runtime:/,/^  [A-Z]/ s#Default: managed#Default: custom#' \
  template.yaml >template-custom.yaml
printf '%s/template-custom.yaml\n' "$PWD"

#!/usr/bin/env bash
# Installs the server of moto, by which the tests reach AWS Secrets Manager without AWS, into the build's own folder.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=target/tools/moto
[[ -x $folder/bin/moto_server ]] && exit 0
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check 'moto[server,secretsmanager]==5.2.5'

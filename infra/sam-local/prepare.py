"""
Makes of the template one that runs on this machine: absolute paths, and a setting for the signing key, which on AWS comes from a secret. SAM CLI passes on only settings that the
template has. Usage: prepare.py TEMPLATE FOLDER DATABASE_HOST DATABASE_PORT SIGNING_KEY_FILE ISSUER
"""

import json
import pathlib
import re
import sys

template, folder, host, port, key, issuer = sys.argv[1:]
template = pathlib.Path(template)
text = re.sub(r"CodeUri: (\S+)", lambda uri: f"CodeUri: {(template.parent / uri.group(1)).resolve()}", template.read_text())
text = text.replace("        ROLLCALL_SECRET_AGE_SECONDS:", "        JWT_SIGNING_KEY: ''\n        ROLLCALL_SECRET_AGE_SECONDS:", 1)
# A cold start here shares the machine with all else, so it may take longer than on Lambda.
text = text.replace("      Timeout: 20\n", "      Timeout: 120\n")
custom = "Default: custom" in text
functions = {}
for name in ("Login", "Employees", "Admin"):
    role = "rollcall_" + name.lower()
    functions[name + "Function"] = {
        "DATABASE_URL": f"postgresql://{role}@{host}:{port}/postgres",
        "ROLLCALL_DATABASE_USER": role,
        "ROLLCALL_DATABASE_IAM": "none",
        "ROLLCALL_DATABASE_SECRET": "",
        "ROLLCALL_SIGNING_KEY_SECRET": "",
        "JWT_SIGNING_KEY": pathlib.Path(key).read_text() if name == "Login" else "",
        "ROLLCALL_ISSUER": issuer,
        "ROLLCALL_CORS_ORIGINS": "",
        "ROLLCALL_REGISTRATION": "open",
        "JAVA_TOOL_OPTIONS": "" if custom or name == "Login" else "-XX:TieredStopAtLevel=1",
    }
out = pathlib.Path(folder)
(out / "template.yaml").write_text(text)
(out / "settings.json").write_text(json.dumps(functions))

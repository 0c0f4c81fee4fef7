"""
Makes of the template one that an emulator without Docker can deploy, and says each difference. Usage: emulate.py ROOT FOLDER JAVA_HOME RUNTIME_CLIENT_FOLDER

- A function of the managed runtime becomes one of provided.al2023 with the same jars and handler, started by a bootstrap with this machine's JDK and AWS's
  runtime client. A function of the custom runtime stays as it is, if its package was built.
- What the emulator does not know is left out or written in other words.
"""

import pathlib
import re
import stat
import sys
import zipfile

root, folder, java_home, client = (pathlib.Path(argument) for argument in sys.argv[1:])
UNKNOWN = ["FirewallAssociation"]

BOOTSTRAP = f"""#!/bin/sh
exec {java_home}/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "{client}/*" com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
"""


def wrap(name, package):
    """The same package, with a bootstrap in it."""
    wrapped = folder / f"{name}.zip"
    entry = zipfile.ZipInfo("bootstrap")
    entry.external_attr = (stat.S_IFREG | 0o755) << 16
    with zipfile.ZipFile(package) as source, zipfile.ZipFile(wrapped, "w") as target:
        for info in source.infolist():
            target.writestr(info, source.read(info.filename))
        target.writestr(entry, BOOTSTRAP)
    return wrapped


def verbs(any_method):
    """Every verb by itself; a POST that stands there already stays."""
    post, indent, method = any_method.groups()
    names = ["get", "head", "options", "put", "patch", "delete"] + ([] if post else ["post"])
    return (post or "") + "".join(f"{indent}{name}: {method}" for name in names)


text = (root / "infra/template.yaml").read_text()
for name in ("login", "employees", "admin"):
    custom = root / f"infra/runtime/target/rollcall-{name}-custom.zip"
    managed = root / f"functions/{name}/target/rollcall-{name}.zip"
    package = custom if custom.exists() else wrap(name, managed)
    print(f"{name}: {'its custom runtime' if custom.exists() else 'the jars of its managed runtime, on this JDK'}")
    text = text.replace(f"CodeUri: ../functions/{name}/target/rollcall-{name}.zip", f"CodeUri: {package}")
text = text.replace("CodeUri: migrate/target/rollcall-migrate.zip", f"CodeUri: {wrap('migrate', root / 'infra/migrate/target/rollcall-migrate.zip')}")
print("migrate: the jars of its managed runtime, on this JDK")
text = text.replace("      Runtime: java25\n", "      Runtime: provided.al2023\n")
# A cold start here shares the machine with all else, so it may take longer than on Lambda.
text = text.replace("      Timeout: 20\n", "      Timeout: 120\n")
text = re.sub(r"(?ms)(^  Runtime:.*?Default: )managed", r"\1custom", text, count=1)
text = re.sub(r"(?m)^( +post: .*\n)?( +)x-amazon-apigateway-any-method: (.*\n)", verbs, text)
print("written out as seven verbs, because the emulator does not know it: x-amazon-apigateway-any-method")
for resource in UNKNOWN:
    text, found = re.subn(rf"  {resource}:\n(?:    .*\n|\n)+?(?=  \S)", "", text)
    assert found == 1, resource
    print(f"left out, because the emulator does not know it: {resource}")
(folder / "template.yaml").write_text(text)

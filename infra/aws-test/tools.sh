# Sourced by the scripts beside it and by infra/sam-local/run.sh. Everything is put under target/ of this folder.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
tools="$here/target"
mkdir -p "$tools"

# SAM CLI asks for a region and for credentials even where nothing leaves this machine.
export SAM_CLI_TELEMETRY=0 AWS_REGION=${AWS_REGION:-eu-central-1} AWS_DEFAULT_REGION=${AWS_DEFAULT_REGION:-eu-central-1}

# Maven runs programs with the java on the PATH when it needs no other than its own.
[[ -z "${JAVA_HOME:-}" ]] || export PATH="$JAVA_HOME/bin:$PATH"

say() { printf '%s  %s\n' "$(date -u +%H:%M:%S)" "$*"; }

# What could not be tried is said, and is neither a success nor a failure.
not_run() {
  say "not run: $*"
  exit 0
}

fail() {
  say "failed: $*" >&2
  exit 1
}

# Installs packages from PyPI into an environment of their own, once. Usage: install NAME PACKAGE...
install() {
  local name=$1
  shift
  if [[ -f "$tools/$name/installed" && "$(cat "$tools/$name/installed")" == "$*" ]]; then
    return 0
  fi
  command -v python3 >/dev/null || return 1
  say "installing $* into ${tools#"$root"/}/$name"
  rm -rf "${tools:?}/$name"
  python3 -m venv "$tools/$name" >"$tools/$name.log" 2>&1 || return 1
  timeout 240 "$tools/$name/bin/pip" install --quiet --disable-pip-version-check "$@" >>"$tools/$name.log" 2>&1 || return 1
  printf '%s' "$*" >"$tools/$name/installed"
}

# Copies AWS's runtime client for Java and what it needs into a folder, in the version that the build has.
runtime_client() {
  mkdir -p "$tools/runtime-client" "$1"
  cat >"$tools/runtime-client/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>io.rollcall</groupId>
  <artifactId>rollcall-runtime-client</artifactId>
  <version>0</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>com.amazonaws</groupId>
      <artifactId>aws-lambda-java-runtime-interface-client</artifactId>
      <version>$(sed -nE 's#.*<aws.lambda.runtime.version>(.*)</.*#\1#p' "$root/pom.xml")</version>
    </dependency>
  </dependencies>
</project>
POM
  timeout 120 mvn -B -q -f "$tools/runtime-client/pom.xml" dependency:copy-dependencies -DoutputDirectory="$1" >"$tools/runtime-client.log" 2>&1
}

sam_packages=(aws-sam-cli==1.170.0 cfn-lint==1.58.0)
sam="$tools/sam/bin/sam"
emulator_packages=(ministack==1.5.33 aws-sam-translator==1.115.0)
cfn_lint="$tools/sam/bin/cfn-lint"

# Sourced by run.sh. Finds a Docker engine that answers, or starts Debian's own for as long as the script lives.

# Sets DOCKER_HOST where it had to start one. Returns 1 with the reason in $engine_trouble where there is none to be had.
start_engine() {
  local folder=$1
  if docker info >/dev/null 2>&1; then
    return 0
  fi
  if [[ $(id -u) != 0 ]]; then
    engine_trouble="no Docker engine answers, and only root can start one"
    return 1
  fi
  if ! command -v dockerd >/dev/null && command -v apt-get >/dev/null; then
    say "installing docker.io"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends docker.io iptables; } >"$folder/apt.log" 2>&1 || true
  fi
  if ! command -v dockerd >/dev/null || ! command -v docker >/dev/null; then
    engine_trouble="no Docker engine answers, and docker.io cannot be installed (see apt.log)"
    return 1
  fi
  say "starting a Docker engine"
  # Sockets have short names at most, so they do not stand in the build's folder.
  engine_sockets=$(mktemp -d)
  dockerd --host "unix://$engine_sockets/docker.sock" --data-root "$folder/docker" --exec-root "$engine_sockets/exec" \
    --pidfile "$engine_sockets/pid" >"$folder/dockerd.log" 2>&1 &
  engine_pid=$!
  export DOCKER_HOST="unix://$engine_sockets/docker.sock"
  local second
  for second in {1..30}; do
    docker info >/dev/null 2>&1 && return 0
    kill -0 "$engine_pid" 2>/dev/null || break
    sleep 1
  done
  engine_trouble="dockerd does not start here: $(grep -i 'level=fatal\|failed to start' "$folder/dockerd.log" | tail -1)"
  stop_engine
  return 1
}

stop_engine() {
  [[ -n "${engine_pid:-}" ]] || return 0
  docker ps --quiet | xargs -r docker rm --force >/dev/null 2>&1 || true
  kill "$engine_pid" 2>/dev/null || true
  wait "$engine_pid" 2>/dev/null || true
  umount "$engine_sockets/exec/netns/default" 2>/dev/null || true
  rm -rf "$engine_sockets"
  engine_pid=
}

# The address of this machine as containers see it. A bridge that was made just now tells its subnet alone: the address is the first in it.
engine_gateway() {
  docker network inspect bridge --format '{{ with index .IPAM.Config 0 }}{{ or .Gateway .Subnet }}{{ end }}' | sed -E 's#\.0/[0-9]+$#.1#'
}

# Makes the images public.ecr.aws/lambda/java:25 and provided:al2023 by the names that SAM CLI asks for. $1 is a folder for the build, $2 the emulator that SAM CLI brings.
build_images() {
  local folder=$1 emulator=$2 jdk=$3
  local context="$folder/context"
  if ! command -v mmdebstrap >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends mmdebstrap; } >>"$folder/apt.log" 2>&1 || true
  fi
  if ! command -v mmdebstrap >/dev/null; then
    engine_trouble="mmdebstrap, which makes the images' files, cannot be installed"
    return 1
  fi
  rm -rf "$context"
  mkdir -p "$context/runtime" "$context/jdk"
  cp "$root"/infra/sam-local/image/{Dockerfile,lambda-entrypoint.sh} "$context/"
  cp "$root/infra/sam-local/image/bootstrap" "$context/runtime/"
  cp "$emulator" "$context/aws-lambda-rie"
  chmod +x "$context/aws-lambda-rie"
  say "making the images' files: Debian, the JDK, AWS's runtime client"
  mmdebstrap --quiet --variant=extract --include=libc6,libgcc-s1,zlib1g,dash,bash,coreutils,libtinfo6 \
    "$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")" "$context/base.tar" >"$folder/mmdebstrap.log" 2>&1 || {
    engine_trouble="mmdebstrap failed (see mmdebstrap.log)"
    return 1
  }
  (cd "$jdk" && tar c --exclude=./jmods --exclude=./lib/src.zip --exclude=./lib/ct.sym --exclude=./man .) | tar x -C "$context/jdk"
  runtime_client "$context/runtime/lib" || {
    engine_trouble="Maven cannot fetch AWS's runtime client (see ${tools#"$root"/}/runtime-client.log)"
    return 1
  }
  # SAM CLI puts its emulator on top and would go on with an older image.
  docker images --quiet --filter 'reference=public.ecr.aws/lambda/*:*-rapid-*' | sort -u | xargs -r docker rmi --force >/dev/null 2>&1 || true
  local stage tag
  for stage in provided java; do
    [[ $stage == java ]] && tag=java:25 || tag=provided:al2023
    say "building public.ecr.aws/lambda/$tag"
    DOCKER_BUILDKIT=0 docker build --quiet --target "$stage" --tag "public.ecr.aws/lambda/$tag-x86_64" --tag "public.ecr.aws/lambda/$tag" "$context" \
      >"$folder/build-$stage.log" 2>&1 || {
      engine_trouble="docker build failed (see build-$stage.log)"
      return 1
    }
  done
  rm -rf "$context"
}

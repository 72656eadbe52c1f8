# shellcheck shell=bash
# Sourced by the other scripts: which way of building works on this machine.

# Swift 6.3 or later is here and runs.
usable_swift() {
  local version
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  [[ -n $version ]] && [[ $(printf '6.3\n%s\n' "$version" | sort -V | head -n 1) == 6.3 ]]
}

# Prints docker or podman: the first one whose engine answers. A client without an engine does not count.
usable_engine() {
  if [[ -n $(timeout 20 docker version --format '{{.Server.Version}}' 2>/dev/null) ]]; then
    echo docker
  elif timeout 20 podman info >/dev/null 2>&1; then
    echo podman
  else
    return 1
  fi
}

# Whether this account may install the distribution's packages, and scripts/install knows how.
may_install() {
  command -v apt-get >/dev/null || return 1
  [[ $(id -u) == 0 ]] || sudo -n true 2>/dev/null
}

# The same as usable_engine; where there is none, podman is installed first, if this account may and the distribution has it.
engine_or_install() {
  local root=$1
  usable_engine || { may_install && "$root/scripts/install" engine >&2 && usable_engine; } || {
    echo "Neither Swift 6.3 nor a container engine that answers is here. Please install one of them: Swift by the line on https://www.swift.org/install/linux/," >&2
    echo "or an engine: sudo apt-get install --yes podman (or Docker: https://docs.docker.com/engine/install/)" >&2
    return 1
  }
}

# Builds one stage of the Dockerfile as an image: build_image ENGINE ROOT STAGE TAG
build_image() {
  local engine=$1 root=$2 stage=$3 tag=$4 options=()
  # Podman knows no default registry, and leaves HEALTHCHECK out of images in its own format.
  [[ $engine != podman ]] || options=(--build-arg REGISTRY=docker.io/library/ --format docker)
  "$engine" build "${options[@]}" --target "$stage" --tag "$tag" "$root" >&2
}

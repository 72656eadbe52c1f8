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

# Builds one stage of the Dockerfile as an image: build_image ENGINE ROOT STAGE TAG
build_image() {
  local engine=$1 root=$2 stage=$3 tag=$4 options=()
  # Podman knows no default registry, and leaves HEALTHCHECK out of images in its own format.
  [[ $engine != podman ]] || options=(--build-arg REGISTRY=docker.io/library/ --format docker)
  "$engine" build "${options[@]}" --target "$stage" --tag "$tag" "$root" >&2
}

neither_swift_nor_engine() {
  echo "Swift 6.3 or later: install it with the one line shown on https://www.swift.org/install/linux/" >&2
  echo "or a container engine: sudo apt-get install --yes podman (or Docker: https://docs.docker.com/engine/install/)" >&2
  exit 1
}

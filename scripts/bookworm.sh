# shellcheck shell=bash
# Sourced: a fresh Debian of its own packages, made once and kept as an archive.

# The mirror that this machine takes bookworm from, if it is a bookworm machine; else debootstrap knows one.
mirror() {
  # shellcheck disable=SC2016  # apt-get fills these in
  apt-get indextargets --format '$(CODENAME) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 == "bookworm" && $2 == "main" { print $3; exit }'
}

# bookworm CACHE WORK: leaves bookworm-minbase.tar in the folder CACHE. Needs root, and debootstrap.
bookworm() {
  local cache=$1 tree=$2/bookworm
  [[ ! -s $cache/bookworm-minbase.tar ]] || return 0
  echo "debootstrap of bookworm, once" >&2
  # shellcheck disable=SC2046  # no mirror, no argument
  debootstrap --variant=minbase bookworm "$tree" $(mirror) >"$2/debootstrap.log" 2>&1 || { tail -n 20 "$2/debootstrap.log" >&2; return 1; }
  rm -rf "$tree"/var/cache/apt/archives/*.deb "$tree"/var/lib/apt/lists/*
  tar --create --one-file-system --numeric-owner --directory "$tree" --file "$cache/bookworm-minbase.part" .
  mv "$cache/bookworm-minbase.part" "$cache/bookworm-minbase.tar"
  rm -rf --one-file-system "$tree"
}

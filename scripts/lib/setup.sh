# shellcheck shell=bash
# What the scripts beside this folder share: on a Debian 12 that may have nothing yet it installs what is missing,
# configures and builds. To be sourced by a script that has `set -euo pipefail`.

project=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
build=$project/build/dev
logs=$project/build/logs

# The Debian packages, each with the program that makes it needless where that came in another way.
build_packages=(
  g++ cmake:cmake ninja-build:ninja ccache:ccache lld pkg-config:pkg-config npm:npm
  libclang-22-dev clang-22 llvm-22-dev llvm-22-tools libzstd-dev zlib1g-dev
  libgit2-dev libcli11-dev libtomlplusplus-dev
)

say() {
  printf '\033[1m==>\033[0m %s\n' "$*"
}
# No escape sequences in a log.
[[ -t 1 ]] || say() { printf '==> %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
  exit 1
}

# logged NAME COMMAND…: runs the command quietly; where it fails, shows the end of its output and stops.
logged() {
  local log=$logs/$1.log
  shift
  mkdir -p -- "$logs"
  "$@" >"$log" 2>&1 </dev/null && return
  tail -n 40 -- "$log" >&2
  die "that failed; all of its output is in $log"
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

# install_packages PACKAGE[:PROGRAM]…: with none missing this needs no network and no root.
install_packages() {
  local entry package missing=()
  for entry in "$@"; do
    package=${entry%%:*}
    if [[ $entry == *:* ]] && command -v "${entry#*:}" >/dev/null; then
      continue
    fi
    [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  command -v apt-get >/dev/null ||
    die "this is no Debian; install yourself what these packages of Debian 12 hold: ${missing[*]}"
  say "installing Debian packages: ${missing[*]}"
  # Here sudo may ask for a password; later its output goes to a log.
  [[ $(id -u) == 0 ]] || { command -v sudo >/dev/null && sudo --validate; } ||
    die "that needs root, or sudo; as root, run: apt-get update && apt-get install ${missing[*]}"
  logged apt-update as_root apt-get update --quiet
  for package in "${missing[@]}"; do
    [[ $(apt-cache policy "$package") =~ Candidate:\ [^\(] ]] || lacks_candidate "$package"
  done
  logged apt-install as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
}

lacks_candidate() {
  local hint=
  [[ $1 != *-22* ]] ||
    hint="; LLVM 22 comes with Debian 12's security updates: is 'bookworm-security' among the sources of apt?"
  die "apt knows no package '$1'$hint"
}

# The C sources of the grammar. Judged by contents: a copied tree has new dates.
fetch_grammar() {
  local stamp=node_modules/.installed-package-lock.json
  cmp --quiet -- package-lock.json "$stamp" && return
  say "fetching the C sources of tree-sitter and its Python grammar (npm ci)"
  logged npm npm ci --ignore-scripts
  cp -- package-lock.json "$stamp"
}

# build TARGET…: needs build_packages; leaves the working folder as it is.
build() (
  cd -- "$project" || exit
  fetch_grammar
  # Debian's ccache; CMake reads these the first time it configures.
  export CMAKE_C_COMPILER_LAUNCHER=ccache CMAKE_CXX_COMPILER_LAUNCHER=ccache
  if [[ -e $build/bin/mailseal ]]; then
    say "building mailseal in build/dev"
  else
    say "building mailseal in build/dev; the first time this takes some minutes"
  fi
  logged configure cmake --preset dev
  logged build cmake --build "$build" --target "$@"
)

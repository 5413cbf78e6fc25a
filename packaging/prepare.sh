#!/bin/bash
# Makes a Debian or Ubuntu machine ready to build indsats: checks the Swift toolchain, installs missing system packages.
set -euo pipefail

packages=(pkg-config build-essential libglib2.0-dev libpoppler-glib-dev libqpdf-dev zlib1g-dev libxml2-dev libtesseract-dev
  libleptonica-dev tesseract-ocr tesseract-ocr-dan libxlsxwriter-dev libstemmer-dev libsqlite3-dev)

fail() {
  echo "indsats: $1" >&2
  shift
  for line in "$@"; do echo "help: $line" >&2; done
  exit 1
}

# Swift is no Debian package, so nothing else is worth doing without it.
check_swift() {
  command -v swift > /dev/null || fail "the Swift toolchain is missing (6.1 or later is needed)" \
    "Install it from https://www.swift.org/install/linux/ and put its usr/bin folder on the PATH."
  local version major minor
  version=$(swift --version 2> /dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
  IFS=. read -r major minor _ <<< "$version.0.0"
  if ((${major:-0} < 6 || (${major:-0} == 6 && ${minor:-0} < 1))); then
    fail "the Swift toolchain is too old: ${version:-unknown} (6.1 or later is needed)" \
      "Install a newer one from https://www.swift.org/install/linux/."
  fi
}

missing_packages() {
  local package
  # Any of the packages that bring libcurl's headers will do; they exclude each other.
  compgen -G "/usr/include/*/curl/curl.h" > /dev/null || [[ -f /usr/include/curl/curl.h ]] || echo libcurl4-openssl-dev
  for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}\n' "$package" 2> /dev/null | grep -q '^install ok installed$' || echo "$package"
  done
}

install_packages() {
  local missing=("$@") as_root=()
  if [[ $(id -u) -ne 0 ]]; then
    command -v sudo > /dev/null || fail "these system packages are missing: ${missing[*]}" \
      "As root, run: apt-get install ${missing[*]}"
    as_root=(sudo)
    # Without a terminal nobody can type a password.
    [[ -t 0 ]] || as_root=(sudo -n)
  fi
  echo "indsats: installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -q || echo "indsats: the package lists could not be refreshed; going on with the old ones" >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" \
    || fail "the system packages could not be installed" "As root, run: apt-get install ${missing[*]}"
}

check_swift
if command -v dpkg-query > /dev/null; then
  mapfile -t missing < <(missing_packages)
  if ((${#missing[@]} > 0)); then install_packages "${missing[@]}"; fi
else
  echo "indsats: no Debian packages here; make sure these are installed by other means: ${packages[*]}" >&2
fi

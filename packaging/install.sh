#!/bin/bash
# Installs a release build: install.sh BUILD_FOLDER DESTINATION_PREFIX
# The program lies in lib/indsats with the files it brings along; bin/indsats leads there.
set -euo pipefail
build=$1
prefix=$2
version=$("$build/indsats" --version)

install -d "$prefix/bin" "$prefix/lib/indsats" "$prefix/share/indsats/pipelines/vocabulary" "$prefix/share/man/man1" \
  "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" \
  "$prefix/share/fish/vendor_completions.d" "$prefix/share/doc/indsats"
install -m 755 "$build/indsats" "$prefix/lib/indsats/indsats"
for bundle in "$build"/indsats_*.resources; do
  [[ -d $bundle ]] || continue
  rm -rf "$prefix/lib/indsats/$(basename "$bundle")"
  cp -R "$bundle" "$prefix/lib/indsats/"
done
ln -sfn ../lib/indsats/indsats "$prefix/bin/indsats"
install -m 644 pipelines/*.yaml "$prefix/share/indsats/pipelines/"
install -m 644 pipelines/vocabulary/*.yaml "$prefix/share/indsats/pipelines/vocabulary/"
install -m 644 LICENSE README.md "$prefix/share/doc/indsats/" 2> /dev/null || true
install -d "$prefix/lib/systemd/system"
install -m 644 packaging/indsats.service packaging/indsats.timer "$prefix/lib/systemd/system/"
bash packaging/manual.sh "$build/indsats" "$prefix/share/man/man1"
"$build/indsats" --generate-completion-script bash > "$prefix/share/bash-completion/completions/indsats"
"$build/indsats" --generate-completion-script zsh > "$prefix/share/zsh/site-functions/_indsats"
"$build/indsats" --generate-completion-script fish > "$prefix/share/fish/vendor_completions.d/indsats.fish"
echo "indsats $version is installed in $prefix"

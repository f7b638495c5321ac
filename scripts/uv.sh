#!/bin/sh
# Run the pinned uv, installing it into var/tools first when it is not there yet.
# A machine needs nothing but Python 3.11 or newer; the environment (proxies, certificates,
# mirrors) is passed on untouched.
set -eu

UV_VERSION=0.13.9
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
home="$root/var/tools/uv-$UV_VERSION"

find_python() {
    for candidate in python3 python3.11 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    echo "Sanfang needs Python 3.11 or newer, and found none. On Debian 12:  apt-get install python3" >&2
    return 1
}

# Debian keeps ensurepip, and with it a working `python3 -m venv`, in a package of its own.
ensure_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null || "$root/scripts/debian_packages.sh" python3-venv
}

install_uv() {
    python=$(find_python)
    ensure_venv "$python"
    echo "Installing uv $UV_VERSION into var/tools ..." >&2
    "$python" -m venv --clear "$home"
    "$home/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" >&2
}

[ -x "$home/bin/uv" ] || install_uv

# Never fetch another Python behind the user's back: the one of the machine is the one to use.
export UV_PYTHON_DOWNLOADS=never
cd "$root"
exec "$home/bin/uv" "$@"

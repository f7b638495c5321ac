#!/bin/sh
# Make sure that the Debian packages named on the command line are there.
# As root they are installed; otherwise the one line to run is printed and nothing is changed.
set -eu

installed() {
    dpkg-query --show --showformat='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed
}

# A tool that came another way (another distribution, an install by hand) is as good.
came_another_way() {
    case "$1" in
        chromium-headless-shell) command -v chromium-headless-shell || command -v chromium ;;
        default-jre-headless) command -v java ;;
        softhsm2) command -v softhsm2-util ;;
        postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
        fonts-noto-cjk) fc-list :lang=zh-cn | grep . ;;
        fonts-hanazono) fc-list | grep HanaMinB ;;
        poppler-utils) command -v pdftotext ;;
        libatomic1) /sbin/ldconfig -p | grep libatomic.so.1 ;;
        *) false ;;
    esac >/dev/null 2>&1
}

missing=
for package in "$@"; do
    installed "$package" || came_another_way "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

command="apt-get install --yes --no-install-recommends$missing"
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "These Debian packages are missing:$missing" >&2
    echo "Please run this, then start again:" >&2
    echo "    sudo apt-get update && sudo $command" >&2
    exit 1
fi

echo "Installing Debian packages:$missing ..." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet=2
# The pages that dpkg says about each package are left out; what goes wrong is on standard error.
$command --quiet=2 --option=Dpkg::Use-Pty=0 >/dev/null

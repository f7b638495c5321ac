"""A stand-in for the inspecting process: keeps what it can see of its surroundings instead of the file."""

import os
import sys

sys.stdin.buffer.read()
sys.stdout.write("fine\n" + repr(sorted(os.environ)))

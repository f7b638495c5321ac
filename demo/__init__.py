"""What `make demo` loads: files as a school would send them, made by a script. No real persons, no real companies."""

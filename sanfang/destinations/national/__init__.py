"""The file for the national system: its columns, what it would refuse, and how it is made."""

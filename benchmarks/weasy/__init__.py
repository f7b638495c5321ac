"""The same page by WeasyPrint, which the thousand papers are compared with."""

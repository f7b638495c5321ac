"""Looking into a stranger's file, in a process of its own with little time and memory.

`supervisor` is what the product calls. It starts `process`, which knows nothing of the product: no settings,
no keys, no database. There `pdf` looks into a PDF, and `picture` writes a picture anew.
"""

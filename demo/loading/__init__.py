"""Loads the demo's files through the product's own verbs: nothing here writes a table that a verb could write."""

"""The gate every request passes: who acts, which door is open, how often, and that reading writes nothing."""

"""The trail of every act: `audit.actions.record` writes it, `manage.py audit verify` checks it."""

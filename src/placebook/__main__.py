"""Run the command as ``python -m placebook``."""

from placebook.cli import app

app()

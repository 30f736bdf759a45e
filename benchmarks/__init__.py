"""Time the ways of making the report side by side; ``make bench`` runs them, never a test."""

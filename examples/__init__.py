"""Other reports made by the same code."""

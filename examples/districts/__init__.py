"""The report for districts instead of LEPs and nations."""

"""From the publishers' files to the data package; never imported by the report."""

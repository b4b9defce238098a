"""Pages on which institutions give their values, and their heads sign."""

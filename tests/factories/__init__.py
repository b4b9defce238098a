"""The least valid row of every model; a test states what matters to it."""

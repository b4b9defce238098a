"""What `run.py` is made of: set-up, an embedded PostgreSQL, processes. Standard library only; no product code."""

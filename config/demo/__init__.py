"""Demonstration data: what the demo shows to whom. Real names carry published facts only; the rest is invented."""

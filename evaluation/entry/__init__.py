"""How do institutions give their values: what is typed, what is found doubtful, what stands beside the field?"""

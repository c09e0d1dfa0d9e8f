"""Simulated students with hidden truth, the courses they take, and the plain rules they are taught by."""

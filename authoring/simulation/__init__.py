"""What `mkcourse simulate` does: simulated learners, taking a course through the real engine."""

"""What `mkcourse calibrate` does: numbers of the engine, fitted to the answers of real learners."""

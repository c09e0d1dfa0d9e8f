"""`check --fix`: what is safe to mend is mended in the author's own files."""

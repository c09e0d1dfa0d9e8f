"""How a learner's program runs and is tested: the same Python in the browser and for `mkcourse check`."""

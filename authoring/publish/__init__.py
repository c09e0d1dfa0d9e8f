"""`mkcourse publish`: a finished site, looked over and brought to where learners find it."""

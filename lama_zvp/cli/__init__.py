"""Face 1, the command line: data on stdout, talk on stderr, an exit code that a script can rely on."""

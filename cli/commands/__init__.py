"""The commands, one file each; every one is options, a few calls and one echo."""

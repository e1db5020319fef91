"""Run as `python -m plaint`."""

from .app import main

if __name__ == "__main__":
    main()

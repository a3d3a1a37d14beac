"""``python -m generique`` is the command ``generique``."""

from generique.cli import main

if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Django's commands. Beside a running demo: `python3 run.py manage …`, which knows its database."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(sys.argv)

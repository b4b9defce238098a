#!/bin/sh
# Choose all versions anew. Hashes, no addresses: the files say nothing about where packages come from.
# Arguments go to uv, for example --upgrade or --upgrade-package django.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
compile() { uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate "$@"; }
compile pyproject.toml -o requirements/base.txt "$@"
compile pyproject.toml --group embedded --group test -c requirements/base.txt -o requirements/dev.txt "$@"
compile pyproject.toml --group embedded --group test --group e2e -c requirements/dev.txt -o requirements/e2e.txt "$@"
compile --group objects -c requirements/base.txt -o requirements/objects.txt "$@"
compile --group embedded --no-deps -c requirements/dev.txt -o requirements/embedded.txt "$@"
compile --group lint -c requirements/dev.txt -o requirements/lint.txt "$@"
compile --group node -o requirements/node.txt "$@"

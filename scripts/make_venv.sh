#!/bin/sh
# Makes a virtual environment with the newest Python that is tested, or says what to install.
set -eu
venv=$1

for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 python; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "${python:-}" ]; then
    echo "chronology needs Python 3.11 or newer, and none was found." >&2
    echo "Install it (Debian: apt install python3 python3-venv; macOS: brew install python), or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi
if ! "$python" -m venv "$venv" 2>/dev/null; then
    rm -rf "$venv"
    echo "$python cannot make virtual environments. Install its venv module (Debian: apt install python3-venv)." >&2
    exit 1
fi

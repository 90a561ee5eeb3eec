#!/usr/bin/env bash
# Runs a command of unleash-admin, such as "drift", and puts its report into drift.md: with its code, 0 or 3 for what it found.
set -euo pipefail

command=$1
shift
code=0
npx --yes "unleash-admin@${UNLEASH_ADMIN_VERSION:-latest}" "$command" --format markdown "$@" > table.md 2> notes.txt || code=$?
cat notes.txt >&2
case $code in
  0 | 3) ;;
  *) exit "$code" ;;
esac

{ cat table.md; printf '\n'; sed 's/$/  /' notes.txt; } > "$command.md"
rm table.md notes.txt
if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then cat "$command.md" >> "$GITHUB_STEP_SUMMARY"; fi
exit "$code"

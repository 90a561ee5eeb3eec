#!/usr/bin/env bash
# Keeps one issue about drift: opened or updated with drift.md while $FOUND is true, and closed when there is none any more.
set -euo pipefail

open=$(gh issue list --label drift --state open --limit 1 --json number --jq '.[].number')
if [ "$FOUND" = true ] && [ -n "$open" ]; then
  gh issue edit "$open" --body-file drift.md
elif [ "$FOUND" = true ]; then
  gh label create drift --force --description 'Changed behind the back of Terraform'
  gh issue create --title 'Unleash is not as Terraform has it' --label drift --body-file drift.md
elif [ -n "$open" ]; then
  gh issue close "$open" --comment 'Unleash is as Terraform has it again.'
fi

#!/usr/bin/env bash
# Puts plan.md on the pull request $PULL_REQUEST: in place of the comment that is there from before, or as a new one.
set -euo pipefail

comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
before=$(gh api --paginate "$comments" --jq '.[] | select(.body | startswith("<!-- unleash plan -->")) | .id')
before=${before%%$'\n'*}
if [ -n "$before" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$before" --field body=@plan.md
else
  gh api --silent --method POST "$comments" --field body=@plan.md
fi

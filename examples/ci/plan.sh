#!/usr/bin/env bash
# Plans, and writes what is planned into plan.md, as a comment that can be found again.
set -euo pipefail

terraform plan -input=false -no-color -out=plan.tfplan > plan.log || { cat plan.log >&2; exit 1; }
{
  echo '<!-- unleash plan -->'
  echo '### Plan'
  # A fence that no value in a plan is likely to close, and a length that comments may have.
  echo '~~~~~~~~'
  terraform show -no-color plan.tfplan | head -c 60000
  echo
  echo '~~~~~~~~'
} > plan.md

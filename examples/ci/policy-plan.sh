#!/usr/bin/env bash
# Judges plan.tfplan, in the format $1, and ends with 3 where it finds something as severe as POLICY_FAIL_ON, which is high.
# Own rules are in policy-rules.json and waivers in policy-waivers.json, where there are such files. It needs no token.
set -euo pipefail

arguments=(--fail-on "${POLICY_FAIL_ON:-high}" --format "${1:-github}")
if [ -f policy-rules.json ]; then arguments+=(--rules policy-rules.json); fi
if [ -f policy-waivers.json ]; then arguments+=(--waivers policy-waivers.json); fi

# A plan has secrets in it, so it is in no file.
terraform show -json plan.tfplan |
  npx --yes "unleash-admin@${UNLEASH_ADMIN_VERSION:-latest}" policy --plan - --dir . "${arguments[@]}"

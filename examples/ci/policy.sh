#!/usr/bin/env bash
# Judges a plan, or the instance where there is none, and fails where a rule is broken: the report is in policy.md.
# Takes UNLEASH_URL and UNLEASH_AUTH_TOKEN for an instance, and what the composite action passes on.
set -euo pipefail

arguments=()
if [ -n "${POLICY_PLAN:-}" ]; then arguments+=(--plan "$POLICY_PLAN"); fi
if [ -n "${POLICY_WAIVERS:-}" ]; then arguments+=(--waivers "$POLICY_WAIVERS"); fi
if [ -n "${POLICY_FAIL_ON:-}" ]; then arguments+=(--fail-on "$POLICY_FAIL_ON"); fi
if [ "${POLICY_STRICT:-}" = true ]; then arguments+=(--strict); fi

code=0
"$(dirname "$0")/report.sh" policy ${arguments[@]+"${arguments[@]}"} || code=$?
case $code in
  0) echo "broken=false" >> "${GITHUB_OUTPUT:-policy.env}" ;;
  3) echo "broken=true" >> "${GITHUB_OUTPUT:-policy.env}" ;;
esac
exit "$code"

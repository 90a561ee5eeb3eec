#!/usr/bin/env bash
# Looks for drift, and ends well whatever it finds: the report is in drift.md, and "found" says whether there is something in it.
# Takes UNLEASH_URL and UNLEASH_AUTH_TOKEN, and what the composite action passes on; without a state it is that of this folder.
set -euo pipefail

arguments=()
while IFS= read -r state; do
  if [ -n "$state" ]; then arguments+=(--state "$state"); fi
done <<< "${DRIFT_STATE:-}"
if [ -n "${DRIFT_PLAN:-}" ]; then arguments+=(--plan "$DRIFT_PLAN"); fi
if [ -n "${DRIFT_IGNORE:-}" ]; then arguments+=(--ignore "$DRIFT_IGNORE"); fi
if [ "${DRIFT_STRICT:-}" = true ]; then arguments+=(--strict); fi

code=0
"$(dirname "$0")/report.sh" drift ${arguments[@]+"${arguments[@]}"} || code=$?
case $code in
  0) found=false ;;
  3) found=true ;;
  *) exit "$code" ;;
esac
echo "found=$found" >> "${GITHUB_OUTPUT:-drift.env}"

#!/usr/bin/env bash
# Does on GitLab what github-comment.sh and github-issue.sh do: `gitlab.sh comment` for plan.md, `gitlab.sh issue` for drift.md.
# GITLAB_TOKEN is a project access token with the scope api; the rest are variables of GitLab's own.
set -euo pipefail

# The token goes through a file descriptor, and so into no list of processes.
call() {
  curl --fail --silent --show-error --config <(printf 'header = "PRIVATE-TOKEN: %s"\n' "$GITLAB_TOKEN") \
    --request "$1" "$CI_API_V4_URL/projects/$CI_PROJECT_ID/$2" "${@:3}"
}

# Of a list on standard input the field $1 of the first whose field $2 begins with $3.
first() {
  node -e 'const [field, by, text] = process.argv.slice(1);
    const list = JSON.parse(require("fs").readFileSync(0, "utf8"));
    console.log(list.find((one) => String(one[by]).startsWith(text))?.[field] ?? "");' "$@"
}

case $1 in
  comment)
    notes="merge_requests/$CI_MERGE_REQUEST_IID/notes"
    before=$(call GET "$notes?per_page=100" | first id body '<!-- unleash plan -->')
    if [ -n "$before" ]; then
      call PUT "$notes/$before" --data-urlencode body@plan.md --output /dev/null
    else
      call POST "$notes" --data-urlencode body@plan.md --output /dev/null
    fi
    ;;
  issue)
    open=$(call GET 'issues?labels=drift&state=opened' | first iid state opened)
    if [ "$FOUND" = true ] && [ -n "$open" ]; then
      call PUT "issues/$open" --data-urlencode description@drift.md --output /dev/null
    elif [ "$FOUND" = true ]; then
      call POST issues --data-urlencode 'title=Unleash is not as Terraform has it' --data labels=drift \
        --data-urlencode description@drift.md --output /dev/null
    elif [ -n "$open" ]; then
      call PUT "issues/$open" --data state_event=close --output /dev/null
    fi
    ;;
esac

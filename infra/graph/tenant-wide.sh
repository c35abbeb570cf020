#!/usr/bin/env bash
# Grants an identity Mail.ReadWrite for every mailbox of the tenant, or takes it back, or shows what it has.
# Prefer infra/exchange, which reaches chosen mailboxes only; with both, the choice means nothing.
# Needs az, signed in as Privileged Role Administrator. Can be run again.
#
# usage: tenant-wide.sh --object-id ID [--with-send] [--show | --revoke] [--what-if]
#   --object-id ID   GODWIT_IDENTITY_OBJECT_ID of the deployment
#   --with-send      also Mail.Send, for mailed reports
#   --show           only lists what is granted in Entra ID
#   --revoke         takes everything of Microsoft Graph back from this identity
#   --what-if        says what would be done
set -euo pipefail
# shellcheck source=infra/options.sh
. "$(dirname "${BASH_SOURCE[0]}")/../options.sh"

GRAPH=https://graph.microsoft.com/v1.0
GRAPH_APP_ID=00000003-0000-0000-c000-000000000000

object_id='' mode=grant permissions=(Mail.ReadWrite)
while [ $# -gt 0 ]; do
  case $1 in
    --object-id) object_id=$(value_of "$1" "${2:-}"); shift ;;
    --with-send) permissions+=(Mail.Send) ;;
    --show) mode=show ;;
    --revoke) mode=revoke ;;
    --what-if) WHAT_IF=yes ;;
    -h | --help) show_help; exit 0 ;;
    *) die "no such option: $1" ;;
  esac
  shift
done
[ -n "$object_id" ] || die '--object-id is missing; --help tells more'
need az

graph_sp=$(az ad sp show --id "$GRAPH_APP_ID" --query id --output tsv)

# Prints "ASSIGNMENT-ID ROLE-ID" per line.
granted() {
  az rest --method GET --url "$GRAPH/servicePrincipals/$object_id/appRoleAssignments" \
    --query "value[?resourceId=='$graph_sp'].[id, appRoleId]" --output tsv
}

role_id() {
  az ad sp show --id "$GRAPH_APP_ID" --output tsv \
    --query "appRoles[?value=='$1' && contains(allowedMemberTypes, 'Application')].id | [0]"
}

grant() {
  local role
  role=$(role_id "$1")
  [ -n "$role" ] || die "Microsoft Graph knows no application permission $1"
  if granted | grep -qwF -e "$role"; then
    printf '%s is granted already\n' "$1"
    return
  fi
  change az rest --method POST --url "$GRAPH/servicePrincipals/$object_id/appRoleAssignments" --output none \
    --headers 'Content-Type=application/json' \
    --body "{\"principalId\":\"$object_id\",\"resourceId\":\"$graph_sp\",\"appRoleId\":\"$role\"}"
}

case $mode in
  show)
    granted | while read -r _ role; do
      az ad sp show --id "$GRAPH_APP_ID" --query "appRoles[?id=='$role'].value | [0]" --output tsv
    done
    ;;
  grant) for permission in "${permissions[@]}"; do grant "$permission"; done ;;
  revoke)
    granted | while read -r assignment _; do
      change az rest --method DELETE --url "$GRAPH/servicePrincipals/$object_id/appRoleAssignments/$assignment" --output none
    done
    ;;
esac

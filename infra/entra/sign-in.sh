#!/usr/bin/env bash
# Makes the app registration that stands for the HTTP interface in Entra ID, with the roles admin, operator and
# reader; only who is assigned one gets a token. Prints the client id for the parameter "entra". Or removes it.
# Needs az, signed in as Application Administrator. Can be run again.
#
# usage: sign-in.sh [--name NAME] [--remove] [--what-if]
#   --name NAME   display name; default godwit
#   --remove      removes the registration and with it every assignment
#   --what-if     says what would be done
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/options.sh
. "$here/../options.sh"
# shellcheck source=infra/entra/registration.sh
. "$here/registration.sh"

name=godwit remove=no
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$(value_of "$1" "${2:-}"); shift ;;
    --remove) remove=yes ;;
    --what-if) WHAT_IF=yes ;;
    -h | --help) show_help; exit 0 ;;
    *) die "no such option: $1" ;;
  esac
  shift
done
need az

id=$(client_id "$name")
if [ "$remove" = yes ]; then
  remove_registration "$id"
  exit 0
fi
if [ -z "$id" ]; then
  change az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --output none \
    --app-roles "@$here/roles.json"
  if [ "$WHAT_IF" = yes ]; then
    echo "would then set its identifier, make its enterprise application and require an assignment"
    exit 0
  fi
  id=$(client_id "$name")
else
  change az ad app update --id "$id" --app-roles "@$here/roles.json"
fi
change az ad app update --id "$id" --identifier-uris "api://$id"
if ! az ad sp show --id "$id" --output none 2>/dev/null; then change az ad sp create --id "$id" --output none; fi
change az ad sp update --id "$id" --set appRoleAssignmentRequired=true
echo "$id"

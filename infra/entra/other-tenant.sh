#!/usr/bin/env bash
# Target mailboxes in another tenant than the app's: makes the app registration that acts there, and lets the app's
# managed identity vouch for it by a federated credential, so that there is no secret to keep. Or removes it.
# Needs az, signed in to the app's own tenant as Application Administrator. Can be run again.
#
# Then, signed in to the other tenant: az ad sp create --id CLIENT-ID, which prints the object id there, and
# infra/exchange/Grant-GodwitMailboxAccess.ps1 with both ids. Both tenant and client id go into the parameter "target".
#
# usage: other-tenant.sh --object-id ID [--name NAME] [--remove] [--what-if]
#   --object-id ID   GODWIT_IDENTITY_OBJECT_ID of the deployment
#   --name NAME      display name; default godwit-other-tenant
#   --remove         removes the registration; the other tenant removes its own enterprise application
#   --what-if        says what would be done
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/options.sh
. "$here/../options.sh"
# shellcheck source=infra/entra/registration.sh
. "$here/registration.sh"

name=godwit-other-tenant object_id='' remove=no
while [ $# -gt 0 ]; do
  case $1 in
    --object-id) object_id=$(value_of "$1" "${2:-}"); shift ;;
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
[ -n "$object_id" ] || die '--object-id is missing; --help tells more'
if [ -z "$id" ]; then
  change az ad app create --display-name "$name" --sign-in-audience AzureADMultipleOrgs --output none
  if [ "$WHAT_IF" = yes ]; then
    echo "would then let the identity $object_id vouch for it"
    exit 0
  fi
  id=$(client_id "$name")
fi
known=$(az ad app federated-credential list --id "$id" --query "[?subject=='$object_id'] | [0].id" --output tsv)
if [ -z "$known" ]; then
  issuer=https://login.microsoftonline.com/$(az account show --query tenantId --output tsv)/v2.0
  change az ad app federated-credential create --id "$id" --output none --parameters \
    "{\"name\":\"godwit-${object_id:0:8}\",\"issuer\":\"$issuer\",\"subject\":\"$object_id\",\"audiences\":[\"api://AzureADTokenExchange\"]}"
fi
echo "$id"

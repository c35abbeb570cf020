#!/usr/bin/env bash
# Removes a deployment without a trace: the grants of its identity, the lock, the resource group with every row,
# message and secret in it, and the record of the deployment. The mail that was copied stays.
# The key vault stays behind in the deleted state, unusable, for the days of vaultRetentionDays; that is what
# purge protection means. Can be run again.
#
# Needs az, signed in as owner of the subscription; for the grants in Exchange also pwsh with the module
# ExchangeOnlineManagement and the role group Organization Management.
#
# usage: cleanup.sh --name NAME [--resource-group NAME] [--sign-in NAME] [--other-tenant NAME]
#                   (--exchange USER | --no-exchange) [--yes] [--what-if]
#   --name NAME             the parameter "name" of the deployment, or the environment's name of azd
#   --resource-group NAME   where it is not rg-NAME
#   --sign-in NAME          also removes this registration of infra/entra/sign-in.sh
#   --other-tenant NAME     also removes this registration of infra/entra/other-tenant.sh
#   --exchange USER         removes the grants in Exchange, signing in as this user
#   --no-exchange           there are none, or somebody else removes them
#   --yes                   does not ask
#   --what-if               says what would be done
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/options.sh
. "$here/options.sh"

name='' group='' sign_in='' other_tenant='' exchange='' yes=no
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$(value_of "$1" "${2:-}"); shift ;;
    --resource-group) group=$(value_of "$1" "${2:-}"); shift ;;
    --sign-in) sign_in=$(value_of "$1" "${2:-}"); shift ;;
    --other-tenant) other_tenant=$(value_of "$1" "${2:-}"); shift ;;
    --exchange) exchange=$(value_of "$1" "${2:-}"); shift ;;
    --no-exchange) exchange=none ;;
    --yes) yes=yes ;;
    --what-if) WHAT_IF=yes ;;
    -h | --help) show_help; exit 0 ;;
    *) die "no such option: $1" ;;
  esac
  shift
done
[ -n "$name" ] || die '--name is missing; --help tells more'
[ -n "$exchange" ] || die 'say --exchange USER or --no-exchange; --help tells more'
group=${group:-rg-$name}
need az
if [ "$exchange" != none ]; then need pwsh; fi

identity() {
  az identity list --resource-group "$group" --query "[?tags.app=='godwit'].$1 | [0]" --output tsv
}

there=$(az group exists --name "$group")
if [ "$there" = true ]; then
  # Only what this project made is removed: a group of the same name may be somebody else's.
  tag=$(az group show --name "$group" --query 'tags.app' --output tsv)
  [ "$tag" = godwit ] || die "resource group $group has no tag app=godwit: nothing is removed"
fi

if [ "$yes" = no ] && [ "$WHAT_IF" = no ]; then
  read -r -p "Delete $group with the account of every message, and all grants? Type the name to go on: " answer
  [ "$answer" = "$name" ] || die 'nothing is removed'
fi

# Grants first: without the resource group nobody could tell whose they are.
if [ "$there" = true ]; then
  object_id=$(identity principalId)
  client_id=$(identity clientId)
  if [ -n "$object_id" ]; then
    options=(--object-id "$object_id" --revoke)
    if [ "$WHAT_IF" = yes ]; then options+=(--what-if); fi
    "$here/graph/tenant-wide.sh" "${options[@]}"
    if [ "$exchange" != none ]; then
      # The arguments are handed over as values, never as text of the command: PowerShell expands, not this shell.
      # shellcheck disable=SC2016
      change env GODWIT_USER="$exchange" GODWIT_CLIENT="$client_id" GODWIT_SCRIPT="$here/exchange/Revoke-GodwitMailboxAccess.ps1" \
        pwsh -NoProfile -Command 'Connect-ExchangeOnline -UserPrincipalName $env:GODWIT_USER -ShowBanner:$false; & $env:GODWIT_SCRIPT -ClientId $env:GODWIT_CLIENT -Confirm:$false'
    fi
  fi
  az lock list --resource-group "$group" --query '[].id' --output tsv | while read -r lock; do
    change az lock delete --ids "$lock"
  done
  change az group delete --name "$group" --yes
fi
if [ -n "$sign_in" ]; then
  options=(--name "$sign_in" --remove)
  if [ "$WHAT_IF" = yes ]; then options+=(--what-if); fi
  "$here/entra/sign-in.sh" "${options[@]}"
fi
if [ -n "$other_tenant" ]; then
  options=(--name "$other_tenant" --remove)
  if [ "$WHAT_IF" = yes ]; then options+=(--what-if); fi
  "$here/entra/other-tenant.sh" "${options[@]}"
fi
# azd adds the time to the name.
az deployment sub list --query "[?starts_with(name, '$name')].name" --output tsv | grep -xE -e "$name(-[0-9]+)?" |
  while read -r deployment; do change az deployment sub delete --name "$deployment"; done || true
echo "Removed. Its key vault can be recovered until its retention ends, by an owner of the subscription alone."

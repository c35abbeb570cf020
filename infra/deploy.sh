#!/usr/bin/env bash
# Builds the app, deploys bicep/main.bicep with a parameter file, and publishes the app: one command, without azd.
# Can be run again: for a new version, or for other parameters.
#
# Needs az, signed in as owner of the subscription (or contributor and role based access control administrator),
# zip, Maven and a JDK 21 or newer.
#
# usage: deploy.sh --name NAME --location REGION [--size small|standard|locked-down] [--alert EMAIL] [--what-if]
#                  [-- PARAMETER=VALUE ...]
#   --name NAME       names the deployment: 3 to 24 lower-case letters, digits and hyphens
#   --location NAME   Azure region
#   --size NAME       parameter file of bicep/parameters; default standard
#   --alert EMAIL     where alerts are mailed to
#   --what-if         shows what would change, and changes nothing
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=infra/options.sh
. "$here/options.sh"

name='' location='' size=standard more=()
while [ $# -gt 0 ]; do
  case $1 in
    --name) name=$(value_of "$1" "${2:-}"); shift ;;
    --location) location=$(value_of "$1" "${2:-}"); shift ;;
    --size) size=$(value_of "$1" "${2:-}"); shift ;;
    --alert) more+=("alertEmails=[\"$(value_of "$1" "${2:-}")\"]"); shift ;;
    --what-if) WHAT_IF=yes ;;
    --) shift; more+=("$@"); break ;;
    -h | --help) show_help; exit 0 ;;
    *) die "no such option: $1" ;;
  esac
  shift
done
[[ $name =~ ^[a-z0-9][a-z0-9-]{1,22}[a-z0-9]$ ]] || die '--name: 3 to 24 lower-case letters, digits and hyphens'
[ -n "$location" ] || die '--location is missing; --help tells more'
parameters=$here/../bicep/parameters/$size.parameters.json
[ -f "$parameters" ] || die "no such size: $size"
need az

template=(--location "$location" --template-file "$here/../bicep/main.bicep" --parameters "@$parameters"
  name="$name" location="$location" ${more[@]+"${more[@]}"})

if [ "$WHAT_IF" = yes ]; then
  exec az deployment sub what-if "${template[@]}"
fi
need zip
need mvn

az deployment sub create --name "$name" "${template[@]}" --output none
output() { az deployment sub show --name "$name" --query "properties.outputs.$1.value" --output tsv; }

(cd "$here/.." && mvn -B -ntp -q -DskipTests -Dspotless.check.skip -Djacoco.skip -pl functions package)
staged=$here/../functions/target/azure-functions/godwit
package=$here/../functions/target/godwit.zip
rm -f "$package" "$staged/local.settings.json"
(cd "$staged" && zip -q -r "$package" .)
az functionapp deployment source config-zip --resource-group "$(output AZURE_RESOURCE_GROUP)" \
  --name "$(output GODWIT_APP)" --src "$package" --output none

cat <<DONE
deployed   $(output GODWIT_API)
app        $(output GODWIT_APP)
client id  $(output GODWIT_IDENTITY_CLIENT_ID)
object id  $(output GODWIT_IDENTITY_OBJECT_ID)
Next: let it reach the mailboxes, with infra/exchange/Grant-GodwitMailboxAccess.ps1
DONE

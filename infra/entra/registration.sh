# For the scripts beside it: the app registration that each is about. Sourced after options.sh, not run.
# shellcheck shell=bash

# The client id of the registration named $1; nothing where there is none.
client_id() {
  az ad app list --display-name "$1" --query "[?displayName=='$1'].appId | [0]" --output tsv
}

# Removes the registration with client id $1, which may be empty.
remove_registration() {
  if [ -n "$1" ]; then change az ad app delete --id "$1"; fi
}

#!/bin/sh
# After azd has provisioned: the key is in the vault, so it is forgotten here.
set -eu
azd env set GODWIT_SEALING_KEY ''
azd env set GODWIT_SEALING_KEY_STORED yes
echo 'Next: let the app reach the mailboxes, with infra/exchange/Grant-GodwitMailboxAccess.ps1'
echo "  client id  ${GODWIT_IDENTITY_CLIENT_ID:-see azd env get-values}"
echo "  object id  ${GODWIT_IDENTITY_OBJECT_ID:-see azd env get-values}"

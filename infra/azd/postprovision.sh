#!/bin/sh
# After azd has provisioned: says what comes next.
set -eu
echo 'Next: let the app reach the mailboxes, with infra/exchange/Grant-GodwitMailboxAccess.ps1'
echo "  client id  ${GODWIT_IDENTITY_CLIENT_ID:-see azd env get-values}"
echo "  object id  ${GODWIT_IDENTITY_OBJECT_ID:-see azd env get-values}"

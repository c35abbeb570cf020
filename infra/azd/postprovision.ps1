#Requires -Version 7.2
# After azd has provisioned: the key is in the vault, so it is forgotten here.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
azd env set GODWIT_SEALING_KEY ''
azd env set GODWIT_SEALING_KEY_STORED yes
Write-Output 'Next: let the app reach the mailboxes, with infra/exchange/Grant-GodwitMailboxAccess.ps1'
Write-Output "  client id  $env:GODWIT_IDENTITY_CLIENT_ID"
Write-Output "  object id  $env:GODWIT_IDENTITY_OBJECT_ID"

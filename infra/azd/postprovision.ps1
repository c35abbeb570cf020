#Requires -Version 7.2
# After azd has provisioned: says what comes next.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
Write-Output 'Next: let the app reach the mailboxes, with infra/exchange/Grant-GodwitMailboxAccess.ps1'
Write-Output "  client id  $env:GODWIT_IDENTITY_CLIENT_ID"
Write-Output "  object id  $env:GODWIT_IDENTITY_OBJECT_ID"

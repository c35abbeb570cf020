#Requires -Version 7.2
# Before azd provisions: makes the key that passwords are sealed with, at the first time only.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'
if ($env:GODWIT_SEALING_KEY_STORED -ne 'yes') {
    $bytes = [System.Security.Cryptography.RandomNumberGenerator]::GetBytes(32)
    azd env set GODWIT_SEALING_KEY ([System.Convert]::ToBase64String($bytes))
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

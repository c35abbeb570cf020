#Requires -Version 7.2
<#
.SYNOPSIS
Takes back what Grant-GodwitMailboxAccess.ps1 gave.

.DESCRIPTION
Removes the role assignments, the scopes and the service principal from Exchange. What is gone already is passed
over, so the script can be run again. Mail stays.

.EXAMPLE
./Revoke-GodwitMailboxAccess.ps1 -ClientId $c -WhatIf
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
param(
    [Parameter(Mandatory)] [guid] $ClientId,
    [ValidateLength(1, 40)] [string] $Name = 'godwit'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

foreach ($assignment in "$Name Mail.ReadWrite", "$Name Mail.Send") {
    $found = Get-ManagementRoleAssignment -Identity $assignment -ErrorAction SilentlyContinue
    if ($null -ne $found -and $PSCmdlet.ShouldProcess($assignment, 'remove the role assignment')) {
        Remove-ManagementRoleAssignment -Identity $assignment -Confirm:$false
    }
}
foreach ($scope in "$Name mailboxes", "$Name report sender") {
    $found = Get-ManagementScope -Identity $scope -ErrorAction SilentlyContinue
    if ($null -ne $found -and $PSCmdlet.ShouldProcess($scope, 'remove the scope')) {
        Remove-ManagementScope -Identity $scope -Confirm:$false
    }
}
$known = @(Get-ServicePrincipal | Where-Object { $_.AppId -eq "$ClientId" })
if ($known.Count -gt 0 -and $PSCmdlet.ShouldProcess("$ClientId", 'remove the service principal from Exchange')) {
    Remove-ServicePrincipal -Identity $known[0].ObjectId -Confirm:$false
}
Write-Output 'Done: Exchange grants this app nothing more. Answers that are cached may last 2 hours.'

#Requires -Version 7.2
<#
.SYNOPSIS
Lets the app read and write the mailboxes of one group, or those with one attribute, and no others.

.DESCRIPTION
Exchange RBAC for Applications: makes the service principal known to Exchange, a management scope, and a role
assignment of "Application Mail.ReadWrite" in that scope. With -ReportSender also "Application Mail.Send" for that
one mailbox. What is there already is left or brought up to date, so the script can be run again.

Do not consent Mail.ReadWrite for the same identity in Entra ID: Exchange grants the union of both, and the scope
would mean nothing. A change takes 30 minutes to 2 hours; Test-GodwitMailboxAccess.ps1 sees it at once.

Needs the module ExchangeOnlineManagement, a session (Connect-ExchangeOnline) and the role group Organization
Management.

.PARAMETER ClientId
GODWIT_IDENTITY_CLIENT_ID of the deployment; for another tenant the client id of the app registration.

.PARAMETER ObjectId
GODWIT_IDENTITY_OBJECT_ID of the deployment: the object id of the enterprise application, not of the registration.

.PARAMETER Group
Name or address of a group. Its direct members are in scope; members of groups in it are not.

.PARAMETER Attribute
A custom attribute of mailboxes, such as CustomAttribute15.

.PARAMETER Value
What the attribute holds where a mailbox is in scope.

.PARAMETER ReportSender
Address of the mailbox that reports are sent from. Leave out where reports are not mailed.

.EXAMPLE
./Grant-GodwitMailboxAccess.ps1 -ClientId $c -ObjectId $o -Group 'Mailboxes to move' -WhatIf

.EXAMPLE
./Grant-GodwitMailboxAccess.ps1 -ClientId $c -ObjectId $o -Attribute CustomAttribute15 -Value godwit
#>
[CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Group')]
param(
    [Parameter(Mandatory)] [guid] $ClientId,
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory, ParameterSetName = 'Group')] [ValidateNotNullOrEmpty()] [string] $Group,
    [Parameter(Mandatory, ParameterSetName = 'Attribute')]
    [ValidatePattern('^CustomAttribute([1-9]|1[0-5])$')] [string] $Attribute,
    [Parameter(Mandatory, ParameterSetName = 'Attribute')] [ValidateNotNullOrEmpty()] [string] $Value,
    [ValidateNotNullOrEmpty()] [string] $ReportSender,
    [ValidateLength(1, 40)] [string] $Name = 'godwit'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function ConvertTo-FilterText([string] $Text) {
    # In a filter of Exchange a quote is written twice.
    return $Text.Replace("'", "''")
}

function Set-KnownPrincipal {
    $known = @(Get-ServicePrincipal | Where-Object { $_.AppId -eq "$ClientId" })
    if ($known.Count -eq 0) {
        if ($PSCmdlet.ShouldProcess("$ClientId", 'make the service principal known to Exchange')) {
            New-ServicePrincipal -AppId "$ClientId" -ObjectId "$ObjectId" -DisplayName $Name | Out-Null
        }
        return
    }
    if ($known[0].ObjectId -ne "$ObjectId") {
        throw "Exchange knows this client id with object id $($known[0].ObjectId): pass that of the enterprise " +
            'application, or remove the old one with Revoke-GodwitMailboxAccess.ps1'
    }
}

function Set-Scope([string] $ScopeName, [string] $Filter) {
    $scope = Get-ManagementScope -Identity $ScopeName -ErrorAction SilentlyContinue
    if ($null -eq $scope) {
        if ($PSCmdlet.ShouldProcess($ScopeName, "make the scope: $Filter")) {
            New-ManagementScope -Name $ScopeName -RecipientRestrictionFilter $Filter | Out-Null
        }
    }
    elseif ($scope.RecipientFilter -ne $Filter) {
        if ($PSCmdlet.ShouldProcess($ScopeName, "change the scope to: $Filter")) {
            Set-ManagementScope -Identity $ScopeName -RecipientRestrictionFilter $Filter
        }
    }
}

function Set-Role([string] $Role, [string] $ScopeName) {
    $assignment = "$Name $($Role -replace '^Application ', '')"
    $existing = Get-ManagementRoleAssignment -Identity $assignment -ErrorAction SilentlyContinue
    if ($null -ne $existing) {
        if ($existing.CustomResourceScope -ne $ScopeName) {
            throw "role assignment '$assignment' has another scope: remove it with Revoke-GodwitMailboxAccess.ps1 first"
        }
        return
    }
    if ($PSCmdlet.ShouldProcess($assignment, "assign $Role in scope $ScopeName")) {
        New-ManagementRoleAssignment -Name $assignment -App "$ObjectId" -Role $Role -CustomResourceScope $ScopeName |
            Out-Null
    }
}

if ($PSCmdlet.ParameterSetName -eq 'Group') {
    $groups = @('MailUniversalDistributionGroup', 'MailUniversalSecurityGroup', 'GroupMailbox')
    $found = Get-Recipient -Identity $Group -RecipientTypeDetails $groups
    $filter = "MemberOfGroup -eq '$(ConvertTo-FilterText $found.DistinguishedName)'"
}
else {
    $filter = "$Attribute -eq '$(ConvertTo-FilterText $Value)'"
}

Set-KnownPrincipal
Set-Scope "$Name mailboxes" $filter
Set-Role 'Application Mail.ReadWrite' "$Name mailboxes"
if ($ReportSender) {
    $sender = Get-Recipient -Identity $ReportSender
    Set-Scope "$Name report sender" "PrimarySmtpAddress -eq '$(ConvertTo-FilterText $sender.PrimarySmtpAddress)'"
    Set-Role 'Application Mail.Send' "$Name report sender"
}
Write-Output 'Done. Check with Test-GodwitMailboxAccess.ps1; mailboxes answer to the app within 2 hours.'

#Requires -Version 7.2
<#
.SYNOPSIS
Checks that the app reaches the mailboxes that it shall, and not one that it shall not.

.DESCRIPTION
Asks Test-ServicePrincipalAuthorization, which sees changes at once, for each mailbox. It tells what RBAC for
Applications grants; what was consented in Entra ID comes on top, and infra/graph/tenant-wide.sh --show lists that.
Changes nothing. Exit code 0 if everything is as asked for, else 1.

.EXAMPLE
./Test-GodwitMailboxAccess.ps1 -ObjectId $o -InScope ada@contoso.com, grace@contoso.com -OutOfScope ceo@contoso.com
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory)] [guid] $ObjectId,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string[]] $InScope,
    [Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string[]] $OutOfScope,
    [ValidateSet('Application Mail.ReadWrite', 'Application Mail.Send')] [string] $Role = 'Application Mail.ReadWrite'
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

function Test-Reach([string] $Mailbox) {
    $answers = @(Test-ServicePrincipalAuthorization -Identity "$ObjectId" -Resource $Mailbox |
            Where-Object { $_.RoleName -eq $Role })
    # InScope arrives as text or as a truth value, by version of the module.
    return @($answers | Where-Object { "$($_.InScope)" -eq 'True' }).Count -gt 0
}

function Show-Reach([string] $Mailbox, [bool] $Wanted) {
    $reached = Test-Reach $Mailbox
    $verdict = if ($reached -eq $Wanted) { 'ok   ' } else { 'WRONG' }
    $where = if ($reached) { 'in scope' } else { 'out of reach' }
    Write-Information "$verdict  $Mailbox is $where" -InformationAction Continue
    return $reached -eq $Wanted
}

$right = @($InScope | Where-Object { Show-Reach $_ $true }) + @($OutOfScope | Where-Object { Show-Reach $_ $false })
$wrong = $InScope.Count + $OutOfScope.Count - $right.Count
if ($wrong -gt 0) {
    Write-Output "$wrong of $($InScope.Count + $OutOfScope.Count) are not as they should be"
    exit 1
}

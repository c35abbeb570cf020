targetScope = 'subscription'

metadata name = 'Godwit'
metadata description = 'Copies mailboxes from IMAP servers into Exchange Online. One resource group holds all of it.'

import { alwaysReadyGroup, entraSignIn, targetRegistration } from 'types.bicep'

@description('Names the deployment; resource names derive from it. Lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region of every resource. One that offers Flex Consumption: az functionapp list-flexconsumption-locations')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Tags of every resource, for example the cost centre or the customer.')
param tags object = {}

@description('Name of the resource group.')
@minLength(1)
@maxLength(90)
param resourceGroupName string = 'rg-${name}'

@description('Memory of one instance in MB. It runs eight mailboxes at a time; below 2048 expect less than eight times the speed.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('Most instances that one queue function may have. The connections to a source server are limited by its endpoint, not by this.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that never go to sleep, by group, for example http. None by default: they cost around the clock.')
@maxLength(10)
param alwaysReady alwaysReadyGroup[] = []

@description('Values of app settings that differ from their defaults, by name as in the README.')
param settings object = {}

@description('How storage is kept: Standard_LRS in one data centre, Standard_ZRS across three zones of the region.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param storageRedundancy string = 'Standard_LRS'

@description('Sends all outgoing traffic from one fixed address, for firewalls of source servers. Costs by the hour and by the GB: docs/cost.md.')
param fixedSourceAddress bool = false

@description('Closes storage and vault to the internet; the app reaches them through private endpoints.')
param privateEndpoints bool = false

@description('Address range of the virtual network, at least a /24. Used with fixedSourceAddress or privateEndpoints.')
param addressRange string = '10.230.0.0/24'

@description('Address ranges that may call the HTTP interface, as CIDR. Empty: everybody who has a key.')
@maxLength(100)
param allowedCallers string[] = []

@description('Asks callers for a token of Entra ID with an app role besides the function key. Empty: the function key alone.')
param entra entraSignIn?

@description('The registration that acts in the tenant of the target mailboxes, where that is another. Empty: the identity acts in its own.')
param target targetRegistration?

@description('Addresses that alerts are mailed to.')
@maxLength(10)
param alertEmails string[] = []

@description('Mails alertEmails when a month costs this much, in the currency of the subscription; 0 for no budget.')
@minValue(0)
@maxValue(1000000)
param monthlyBudget int = 0

@description('GB that Application Insights takes in a day at most; it stops taking more until the next day.')
@minValue(1)
@maxValue(100)
param logsDailyCapGb int = 1

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logsRetentionDays int = 30

@description('Days that a deleted vault can be recovered; nobody can purge it earlier.')
@minValue(7)
@maxValue(90)
param vaultRetentionDays int = 7

@description('Recovers the vault of a deployment of the same name that was deleted within vaultRetentionDays.')
param recoverVault bool = false

@description('Forbids deletion of the resource group until the lock is removed.')
param lock bool = false

var token = toLower(uniqueString(subscription().id, name, location))
var allTags = union(tags, { 'azd-env-name': name, app: 'godwit' })
var identityName = 'id-${name}-${token}'
var needsNetwork = fixedSourceAddress || privateEndpoints

var queueNames = {
  BATCHES_QUEUE: settings.?BATCHES_QUEUE ?? 'batches'
  MAILBOXES_QUEUE: settings.?MAILBOXES_QUEUE ?? 'mailboxes'
  CHUNKS_QUEUE: settings.?CHUNKS_QUEUE ?? 'chunks'
}

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: resourceGroupName
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  scope: group
  name: 'identity'
  params: {
    name: identityName
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  name: 'monitoring'
  params: {
    name: '${name}-${token}'
    location: location
    tags: allTags
    dailyCapGb: logsDailyCapGb
    retentionDays: logsRetentionDays
    identityName: identityName
    writerPrincipalId: identity.outputs.principalId
  }
}

module network 'modules/network.bicep' = if (needsNetwork) {
  scope: group
  name: 'network'
  params: {
    name: name
    location: location
    tags: allTags
    addressRange: addressRange
    fixedSourceAddress: fixedSourceAddress
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  name: 'storage'
  params: {
    name: 'godwit${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    queues: [
      queueNames.BATCHES_QUEUE
      queueNames.MAILBOXES_QUEUE
      queueNames.CHUNKS_QUEUE
    ]
    isPublic: !privateEndpoints
    identityName: identityName
    principalId: identity.outputs.principalId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  name: 'vault'
  params: {
    name: 'kv-${token}'
    location: location
    tags: allTags
    isPublic: !privateEndpoints
    retentionDays: vaultRetentionDays
    recover: recoverVault
    identityName: identityName
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    readsSecrets: !empty(target.?certificateSecretUri ?? '')
  }
}

module storageEndpoints 'modules/private-endpoint.bicep' = [
  for service in ['blob', 'queue', 'table']: if (privateEndpoints) {
    scope: group
    name: 'private-${service}'
    params: {
      name: 'pe-${name}-${service}'
      location: location
      tags: allTags
      targetId: storage.outputs.id
      groupId: service
      zone: 'privatelink.${service}.${environment().suffixes.storage}'
      subnetId: network.?outputs.endpointsSubnetId ?? ''
      networkId: network.?outputs.id ?? ''
    }
  }
]

module vaultEndpoint 'modules/private-endpoint.bicep' = if (privateEndpoints) {
  scope: group
  name: 'private-vault'
  params: {
    name: 'pe-${name}-vault'
    location: location
    tags: allTags
    targetId: vault.outputs.id
    groupId: 'vault'
    zone: 'privatelink.vaultcore.azure.net'
    subnetId: network.?outputs.endpointsSubnetId ?? ''
    networkId: network.?outputs.id ?? ''
  }
}

module app 'modules/function-app.bicep' = {
  scope: group
  name: 'function-app'
  params: {
    name: 'func-${name}-${token}'
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    packagesUrl: storage.outputs.packagesUrl
    storageEndpoints: storage.outputs.endpoints
    insightsConnection: monitoring.outputs.connection
    wrappingKeyId: vault.outputs.wrappingKeyId
    settings: union(queueNames, settings)
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReady: alwaysReady
    subnetId: network.?outputs.appSubnetId ?? ''
    allowedCallers: allowedCallers
    entra: entra
    target: target
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  name: 'alerts'
  params: {
    name: name
    location: location
    tags: allTags
    insightsId: monitoring.outputs.insightsId
    emails: alertEmails
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  name: 'workbook'
  params: {
    title: 'Godwit ${name}'
    location: location
    tags: allTags
    insightsId: monitoring.outputs.insightsId
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertEmails)) {
  scope: group
  name: 'budget'
  params: {
    name: 'budget-${name}'
    monthlyAmount: monthlyBudget
    emails: alertEmails
  }
}

module groupLock 'modules/lock.bicep' = if (lock) {
  scope: group
  name: 'lock'
  params: {
    name: 'lock-${name}'
  }
  dependsOn: [app, alerts, workbook]
}

@description('Name of the resource group.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app.')
output GODWIT_APP string = app.outputs.name

@description('Address of the HTTP interface.')
output GODWIT_API string = app.outputs.apiUrl

@description('Object id of the identity, for the grants in Exchange Online (infra/exchange).')
output GODWIT_IDENTITY_OBJECT_ID string = identity.outputs.principalId

@description('Client id of the identity, for the grants in Exchange Online.')
output GODWIT_IDENTITY_CLIENT_ID string = identity.outputs.clientId

@description('Name of the storage account.')
output GODWIT_STORAGE string = storage.outputs.name

@description('Name of the key vault.')
output GODWIT_VAULT string = vault.outputs.name

@description('Identifier of the wrapping key in the vault.')
output GODWIT_WRAPPING_KEY string = vault.outputs.wrappingKeyId

@description('Fixed address of outgoing connections; empty where there is none.')
output GODWIT_SOURCE_ADDRESS string = network.?outputs.sourceAddress ?? ''

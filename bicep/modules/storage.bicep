metadata description = 'The one storage account: tables and queues of the app, the platform\'s own blobs, the deployed package. Keys are off.'

@description('Name of the account: lower-case letters and digits.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

@description('LRS keeps three copies in one data centre, ZRS one in each of three zones.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param redundancy string

@description('Names of the work queues; each gets its poison queue.')
@minLength(3)
@maxLength(3)
param queues string[]

@description('Whether the account is reachable from the internet, for those who hold a role.')
param isPublic bool

@description('Name of the identity; role assignments are named after it, so that what-if can tell them beforehand.')
param identityName string

@description('Object id of the identity that works with the data.')
param principalId string

// Where the code keeps its rows: functions/src/main/java/godwit/functions/Parts.java.
var tables = [
  'additions'
  'assessments'
  'batches'
  'domains'
  'endpoints'
  'evidence'
  'folders'
  'history'
  'hooks'
  'ledger'
  'mailboxes'
  'notices'
  'slots'
  'sums'
  'traces'
  'verifications'
]

var packages = 'packages'

// The platform keeps locks and keys in blobs; queues and tables are the app's.
var roles = {
  storageBlobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

resource account 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPublic ? 'Allow' : 'Deny'
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource container 'containers' = {
      name: packages
      properties: {
        publicAccess: 'None'
      }
    }
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource queue 'queues' = [
      for queueName in concat(queues, map(queues, q => '${q}-poison')): {
        name: queueName
      }
    ]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource table 'tables' = [
      for tableName in tables: {
        name: tableName
      }
    ]
  }
}

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    scope: account
    name: guid(account.id, identityName, role.value)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
    }
  }
]

@description('Resource id.')
output id string = account.id

@description('Name.')
output name string = account.name

@description('Addresses of its services.')
output endpoints object = {
  blob: account.properties.primaryEndpoints.blob
  queue: account.properties.primaryEndpoints.queue
  table: account.properties.primaryEndpoints.table
}

@description('Where deployed packages lie.')
output packagesUrl string = '${account.properties.primaryEndpoints.blob}${packages}'

metadata description = 'Key Vault: the key that wraps the keys of passwords. Roles, no access policies.'

@description('Name of the vault.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

@description('Whether the vault is reachable from the internet, for those who hold a role.')
param isPublic bool

@description('Days that a deleted vault or key can be recovered.')
@minValue(7)
@maxValue(90)
param retentionDays int

@description('Recovers a deleted vault of this name instead of making one.')
param recover bool

@description('Name of the identity; role assignments are named after it, so that what-if can tell them beforehand.')
param identityName string

@description('Object id of the identity that wraps and unwraps.')
param principalId string

@description('Resource id of the workspace that gets the log of every use.')
param workspaceId string

@description('Whether the identity may read secrets: only where a certificate for another tenant is one.')
param readsSecrets bool

// Wrap, unwrap and read of keys, no more; and reading secrets, where one is referred to.
var roles = {
  keyVaultCryptoServiceEncryptionUser: 'e147488a-f6f5-4113-8e2d-b22465e65bf6'
  keyVaultSecretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
}

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    createMode: recover ? 'recover' : 'default'
    enablePurgeProtection: true
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: retentionDays
    publicNetworkAccess: isPublic ? 'Enabled' : 'Disabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPublic ? 'Allow' : 'Deny'
    }
    sku: {
      family: 'A'
      name: 'standard'
    }
  }

  resource wrappingKey 'keys' = {
    name: 'wrapping'
    tags: tags
    properties: {
      kty: 'RSA'
      keySize: 3072
      keyOps: ['wrapKey', 'unwrapKey']
      attributes: {
        enabled: true
        exportable: false
      }
      // Each year a new version, which wraps from then on; the earlier ones stay, and unwrap.
      rotationPolicy: {
        lifetimeActions: [
          {
            trigger: {
              timeAfterCreate: 'P365D'
            }
            action: {
              type: 'rotate'
            }
          }
        ]
      }
    }
  }
}

resource keyAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault::wrappingKey
  name: guid(vault.id, identityName, roles.keyVaultCryptoServiceEncryptionUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultCryptoServiceEncryptionUser)
  }
}

resource secretAccess 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (readsSecrets) {
  scope: vault
  name: guid(vault.id, identityName, roles.keyVaultSecretsUser)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'audit'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

@description('Resource id.')
output id string = vault.id

@description('Name.')
output name string = vault.name

@description('Identifier of the wrapping key, without version.')
output wrappingKeyId string = vault::wrappingKey.properties.keyUri

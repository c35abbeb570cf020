metadata description = 'The function app on Flex Consumption, with every setting that the code reads.'

import { alwaysReadyGroup, entraSignIn, targetRegistration } from '../types.bicep'

@description('Name of the app.')
@minLength(2)
@maxLength(60)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the identity that the app acts as.')
param identityId string

@description('Client id of this identity.')
param identityClientId string

@description('Where the deployed package lies.')
param packagesUrl string

@description('Addresses of the storage account: blob, queue, table.')
param storageEndpoints object

@description('Where telemetry goes.')
param insightsConnection string

@description('Identifier of the key that wraps the keys of passwords, without version.')
param wrappingKeyId string

@description('Values of app settings that differ from their defaults.')
param settings object

@description('Memory of one instance in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int

@description('Most instances of one scaling group.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int

@description('Instances that are always ready.')
param alwaysReady alwaysReadyGroup[]

@description('Resource id of the subnet that outgoing traffic takes; empty for none.')
param subnetId string

@description('Sign-in with Entra ID; null for none.')
param entra entraSignIn?

@description('The registration that acts in the tenant of the target mailboxes; null where that is this tenant.')
param target targetRegistration?

@description('Address ranges that may call; empty for all.')
param allowedCallers string[]

// The defaults of functions/src/main/java/godwit/functions/Settings.java, so that the portal shows them all.
// A test compares them with the code, local.settings.sample.json and the README.
var defaults = {
  BATCHES_QUEUE: 'batches'
  MAILBOXES_QUEUE: 'mailboxes'
  CHUNKS_QUEUE: 'chunks'
  SYNC_SCHEDULE: '0 0 1 * * *'
  PULSE_SCHEDULE: '0 * * * * *'
  ALLOWED_PRIVATE_HOSTS: ''
  ALLOW_OLD_TLS: 'false'
  REPORT_SENDER: ''
  DNS_SERVER: ''
  GRAPH_URL: 'https://graph.microsoft.com/v1.0'
  GRAPH_CONCURRENT_REQUESTS: '4'
  GRAPH_REQUESTS_PER_10_MINUTES: '9900'
  GRAPH_UPLOAD_MB_PER_5_MINUTES: '148'
  GRAPH_WITHOUT: ''
  GRAPH_CONNECT_TIMEOUT_SECONDS: '10'
  GRAPH_READ_TIMEOUT_SECONDS: '100'
  GRAPH_CALL_TIMEOUT_SECONDS: '90'
  IN_DOUBT_SECONDS: '30'
  TARGET_FOLDER_NAME_CHARS: '255'
  TARGET_MAX_MESSAGE_MB: '150'
  IMAP_CONNECT_TIMEOUT_SECONDS: '20'
  IMAP_READ_TIMEOUT_SECONDS: '60'
  IMAP_FETCH_MAX_MB: '32'
  IMAP_SPOOL_ABOVE_KB: '4096'
  CHUNK_MAX_MESSAGES: '500'
  WINDOW_MAX_MESSAGES: '90'
  WINDOW_MAX_MB: '16'
  TIME_BUDGET_SECONDS: '240'
  BATON_LEASE_SECONDS: '120'
  PULSE_GRACE_SECONDS: '60'
  RETRY_MAX_ATTEMPTS: '10'
  RETRY_FIRST_DELAY_SECONDS: '5'
  RETRY_LONGEST_DELAY_SECONDS: '900'
}

// What no parameter may change.
var fixed = {
  AZURE_CLIENT_ID: identityClientId
  GodwitStorage__credential: 'managedidentity'
  GodwitStorage__clientId: identityClientId
  GodwitStorage__queueServiceUri: storageEndpoints.queue
  GodwitStorage__tableServiceUri: storageEndpoints.table
  SEALING_KEY_ID: wrappingKeyId
  // Trusted because the sign-in below comes with it.
  SIGN_IN: entra == null ? 'keys' : 'entra'
  TARGET_TENANT_ID: target.?tenantId ?? ''
  TARGET_CLIENT_ID: target.?clientId ?? ''
  TARGET_CERTIFICATE: empty(target.?certificateSecretUri ?? '')
    ? ''
    : '@Microsoft.KeyVault(SecretUri=${target.?certificateSecretUri})'
}

// Read by the platform.
var platform = {
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: storageEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: storageEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: storageEndpoints.table
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // A CSV of 10 MB as base64 in JSON, and some room.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '16777216'
}

var callers = [
  for (range, i) in allowedCallers: {
    name: 'caller-${i}'
    action: 'Allow'
    ipAddress: range
    priority: 100 + i
  }
]

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'godwit' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      ipSecurityRestrictions: callers
      ipSecurityRestrictionsDefaultAction: empty(allowedCallers) ? 'Allow' : 'Deny'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packagesUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'java'
        version: '21'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReady
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
      }
      // A new version lets running chunks end. Known to the service, not yet to Bicep's types.
      #disable-next-line BCP037
      siteUpdateStrategy: {
        type: 'RollingUpdate'
      }
    }
  }

  resource appSettings 'config' = {
    name: 'appsettings'
    properties: union(defaults, settings, fixed, platform)
  }

  resource signIn 'config' = if (entra != null) {
    name: 'authsettingsV2'
    properties: {
      platform: {
        enabled: true
      }
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'Return401'
      }
      httpSettings: {
        requireHttps: true
      }
      identityProviders: {
        azureActiveDirectory: {
          enabled: true
          registration: {
            clientId: entra.?clientId
            openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
          }
          validation: {
            allowedAudiences: ['api://${entra.?clientId}', entra.?clientId ?? '']
            defaultAuthorizationPolicy: empty(entra.?allowedApplications ?? [])
              ? {}
              : {
                  allowedApplications: entra.?allowedApplications
                }
          }
        }
      }
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

@description('Name.')
output name string = app.name

@description('Address of the HTTP interface.')
output apiUrl string = 'https://${app.properties.defaultHostName}/api'

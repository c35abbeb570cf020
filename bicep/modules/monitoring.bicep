metadata description = 'Application Insights on a workspace. Only identities may write to it, and only so much in a day.'

@description('End of the names.')
@minLength(3)
@maxLength(55)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

@description('GB a day, at most.')
@minValue(1)
param dailyCapGb int

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int

@description('Name of the identity; role assignments are named after it, so that what-if can tell them beforehand.')
param identityName string

@description('Object id of the identity that writes telemetry.')
param writerPrincipalId string

var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource workspace 'Microsoft.OperationalInsights/workspaces@2025-07-01' = {
  name: 'log-${name}'
  location: location
  tags: tags
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: retentionDays
    workspaceCapping: {
      dailyQuotaGb: dailyCapGb
    }
    features: {
      disableLocalAuth: true
      enableLogAccessUsingOnlyResourcePermissions: true
    }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

resource writer 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: insights
  name: guid(insights.id, identityName, monitoringMetricsPublisher)
  properties: {
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}

@description('Resource id of Application Insights.')
output insightsId string = insights.id

@description('Where telemetry goes. No secret: writing takes an identity with a role.')
output connection string = insights.properties.ConnectionString

@description('Resource id of the workspace.')
output workspaceId string = workspace.id

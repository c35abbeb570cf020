extension microsoftGraphV1

metadata description = 'Grants the app Mail.ReadWrite for every mailbox of the tenant. Only where Exchange RBAC for Applications (infra/exchange) cannot be used: with both, the scope means nothing.'

@description('GODWIT_IDENTITY_OBJECT_ID of the deployment.')
@minLength(36)
@maxLength(36)
param identityObjectId string

@description('Whether the app may also send mail as anybody, for mailed reports.')
param maySend bool = false

var wanted = maySend ? ['Mail.ReadWrite', 'Mail.Send'] : ['Mail.ReadWrite']

resource graph 'Microsoft.Graph/servicePrincipals@v1.0' existing = {
  appId: '00000003-0000-0000-c000-000000000000'
}

resource grants 'Microsoft.Graph/appRoleAssignedTo@v1.0' = [
  for permission in wanted: {
    principalId: identityObjectId
    resourceId: graph.id
    appRoleId: filter(graph.appRoles, role => role.value == permission && contains(role.allowedMemberTypes, 'Application'))[0].id
  }
]

@description('What was granted.')
output permissions array = wanted

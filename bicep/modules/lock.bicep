metadata description = 'Forbids deletion of the resource group. infra/cleanup removes it first.'

@description('Name of the lock.')
@minLength(1)
@maxLength(90)
param name string

resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: name
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the account of what was migrated. infra/cleanup removes lock and all.'
  }
}

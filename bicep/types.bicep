metadata description = 'Types that main.bicep and its modules share.'

@description('Instances of a scaling group that are always ready.')
@export()
type alwaysReadyGroup = {
  @description('http, or function:NAME for a queue function, such as function:copy-chunk.')
  @minLength(1)
  name: string

  @description('How many instances.')
  @minValue(1)
  @maxValue(1000)
  instanceCount: int
}

@description('An app registration that acts in another tenant (infra/entra/other-tenant.sh).')
@export()
type targetRegistration = {
  @description('Tenant of the target mailboxes.')
  @minLength(36)
  @maxLength(36)
  tenantId: string

  @description('Client id of the registration, which is an enterprise application in that tenant.')
  @minLength(36)
  @maxLength(36)
  clientId: string

  @description('Secret of the vault that holds its certificate as PKCS #12 in base64. Leave out where the identity vouches for it by a federated credential.')
  certificateSecretUri: string?
}

@description('Sign-in with Entra ID in front of the HTTP interface.')
@export()
type entraSignIn = {
  @description('Client id of the app registration that stands for the interface (infra/entra).')
  @minLength(36)
  @maxLength(36)
  clientId: string

  @description('Client ids of applications that may call. Empty: any that Entra ID gives a token.')
  allowedApplications: string[]
}

metadata description = 'Alert rules on the app\'s events and invocations, mailed to whoever looks after it.'

@description('End of the names.')
@minLength(3)
@maxLength(24)
param name string

@description('Azure region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of Application Insights.')
param insightsId string

@description('Addresses that are mailed; empty to see alerts in the portal only.')
param emails string[]

var events = 'traces | where message startswith "{" | extend event = parse_json(message) | extend evt = tostring(event.evt), end = tostring(event.end), status = tostring(event.status)'

var rules = [
  {
    name: 'poison'
    title: 'a message went to a poison queue'
    description: 'A defect of the app: the mailbox is shown as failed with APP_DEFECT. docs/operations.md, poison.'
    severity: 1
    query: 'requests | where operation_Name startswith "poison-"'
    operator: 'GreaterThan'
    window: 'PT5M'
  }
  {
    name: 'no-progress'
    title: 'mailboxes are in work, but nothing moves'
    description: 'For 30 minutes every attempt broke off or had to be picked up. docs/operations.md, source down and throttled.'
    severity: 2
    query: '${events} | summarize stuck = countif(evt in ("leg.lost", "baton.pickedup") or (evt == "leg.ended" and end == "broken")), moved = countif(evt == "leg.ended" and end in ("handed on", "round done", "stopped")) | where stuck > 0 and moved == 0'
    operator: 'GreaterThan'
    window: 'PT30M'
  }
  {
    name: 'failing-rounds'
    title: 'a mailbox is blocked'
    description: 'A person must act: GET /api/batches/{batch}/mailboxes?status=Failed,IncrementalFailed says what to do.'
    severity: 2
    query: '${events} | where evt == "leg.ended" and status in ("Failed", "IncrementalFailed")'
    operator: 'GreaterThan'
    window: 'PT15M'
  }
  {
    name: 'defects'
    title: 'invocations fail'
    description: 'Functions end with an exception, or the HTTP interface answered with 500. docs/operations.md, poison.'
    severity: 2
    query: 'union (requests | where success == false and operation_Name !startswith "poison-" and toint(resultCode) !between (400 .. 499) | project timestamp), (${events} | where evt == "http.defect" | project timestamp)'
    operator: 'GreaterThan'
    window: 'PT15M'
  }
  {
    name: 'silence'
    title: 'the pulse has stopped'
    description: 'The timer that runs every minute has not run for 15. Nothing is picked up until it does. docs/operations.md, the app is silent.'
    severity: 1
    query: 'requests | where operation_Name == "pulse"'
    operator: 'LessThan'
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(name, 12)
    emailReceivers: [
      for (email, i) in emails: {
        name: 'person-${i}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: 'Godwit ${name}: ${rule.title}'
      description: rule.description
      enabled: true
      severity: rule.severity
      scopes: [insightsId]
      evaluationFrequency: 'PT5M'
      windowSize: rule.window
      autoMitigate: true
      // The tables come with the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: rule.operator
            threshold: rule.operator == 'LessThan' ? 1 : 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: empty(emails) ? [] : [people.id]
      }
    }
  }
]

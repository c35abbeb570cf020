metadata description = 'Mails when a month has cost half, four fifths and all of an amount, and when it is forecast to exceed it. It stops nothing.'

@description('Name of the budget.')
@minLength(1)
@maxLength(63)
param name string

@description('Amount for a month, in the currency of the subscription.')
@minValue(1)
param monthlyAmount int

@description('Addresses that are mailed.')
@minLength(1)
@maxLength(50)
param emails string[]

@description('First day of the month of the first deployment.')
param start string = utcNow('yyyy-MM-01')

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: monthlyAmount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: start
    }
    notifications: {
      half: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 50
        thresholdType: 'Actual'
        contactEmails: emails
      }
      fourFifths: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
      }
      all: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Actual'
        contactEmails: emails
      }
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
      }
    }
  }
}

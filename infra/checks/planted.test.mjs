// Each check finds a fault that is put before it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from './checks.mjs';
import { repository } from './repository.mjs';

const real = repository();

/** A file with one passage changed; the passage must be there. */
function changed(path, from, to) {
  const text = real.read(path);
  assert.ok(text.includes(from), `${path} has no ${from}`);
  return { [path]: text.replace(from, to) };
}

const MAIN = 'bicep/main.bicep';
const APP = 'bicep/modules/function-app.bicep';
const BUILD = '.github/workflows/build.yml';
const GRANT = 'infra/exchange/Grant-GodwitMailboxAccess.ps1';
const CONNECTOR = 'infra/power-automate/connector/apiDefinition.swagger.json';
const FLOW = 'infra/power-automate/flows/sharepoint-csv-to-batch.json';
const NEW_WORKFLOW = (body) => ({ '.github/workflows/planted.yml': body });

const PLANTED = [
  ['syntax of templates', 'a brace is missing', () => changed(MAIN, "scope: group\n  name: 'identity'\n  params: {", "scope: group\n  name: 'identity'\n  params:"), 'not understood'],
  ['modules and their parameters', 'a module is not there', () => changed(MAIN, "'modules/lock.bicep'", "'modules/bolt.bicep'"), 'which is not there'],
  ['modules and their parameters', 'a parameter is not passed', () => changed(MAIN, '    retentionDays: logsRetentionDays\n', ''), 'does not get retentionDays'],
  ['modules and their parameters', 'a parameter is unknown', () => changed(MAIN, '    retentionDays: logsRetentionDays\n', '    retentionDays: logsRetentionDays\n    days: 3\n'), 'knows no days'],
  ['modules and their parameters', 'an output is not there', () => changed(MAIN, 'identity.outputs.clientId', 'identity.outputs.clientName'), 'no output clientName'],
  ['declarations', 'a parameter is not used', () => changed('bicep/modules/lock.bicep', '  name: name\n', "  name: 'fixed'\n"), 'name is not used'],
  ['declarations', 'a variable is not used', () => changed(APP, '// Read by the platform.', "var idle = 'x'\n"), 'idle is not used'],
  ['declarations', 'a description is missing', () => changed('bicep/modules/lock.bicep', "@description('Name of the lock.')\n", ''), 'no description'],
  ['declarations', 'a number has no limit', () => changed(MAIN, '@maxValue(1000)\n', ''), 'maximumInstanceCount has no limits'],
  ['parameter files', 'a value is not allowed', () => changed('bicep/parameters/small.parameters.json', '512', '1024'), 'instanceMemoryMB may not be 1024'],
  ['parameter files', 'a parameter is unknown', () => changed('bicep/parameters/small.parameters.json', '"instanceMemoryMB"', '"instanceMemory"'), 'no parameter instanceMemory'],
  ['parameter files', 'a required one is missing', () => changed('bicep/parameters/small.parameters.json', '"name": { "value": "godwit-small" },', ''), 'name is missing'],
  ['parameter files', 'a setting is unknown', () => changed('bicep/parameters/small.parameters.json', 'WINDOW_MAX_MB', 'WINDOW_MB'), 'no setting WINDOW_MB'],
  ['roles', 'an id is wrong by a digit', () => changed('bicep/modules/storage.bicep', 'b7e6dc6d', 'b7e6dc6e'), 'not in the table'],
  ['roles', 'two ids are exchanged', () => changed('bicep/modules/storage.bicep', '974c5e8b-45b9-4653-ba55-5f855dd0fb88', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'), 'the id of another role'],
  ['strict rules', 'a rule only warns', () => changed('bicep/bicepconfig.json', '"no-unused-params": { "level": "error" }', '"no-unused-params": { "level": "warning" }'), 'no-unused-params is warning'],
  ['settings', 'the template sets what no code reads', () => changed(APP, "  WINDOW_MAX_MB: '16'\n", "  WINDOW_MAX_MB: '16'\n  WINDOW_COLOUR: 'blue'\n"), 'no code reads WINDOW_COLOUR'],
  ['settings', 'the template leaves one out', () => changed(APP, "  WINDOW_MAX_MB: '16'\n", ''), 'WINDOW_MAX_MB is not set'],
  ['settings', 'a default differs', () => changed(APP, "WINDOW_MAX_MB: '16'", "WINDOW_MAX_MB: '17'"), 'WINDOW_MAX_MB is 17, but 16'],
  ['settings', 'the code reads one more', () => changed('functions/src/main/java/godwit/functions/Settings.java', 'read.number("WINDOW_MAX_MB", 16', 'read.number("WINDOW_MB", 16'), 'WINDOW_MB is not set'],
  ['settings', 'the README forgets one', () => changed('README.md', '| `WINDOW_MAX_MB` |', '| `WINDOW_MAX` |'), 'no WINDOW_MAX_MB among the settings'],
  ['settings', 'the sample forgets one', () => changed('local.settings.sample.json', '"WINDOW_MAX_MB"', '"WINDOW_MAX"'), 'sample.json: no WINDOW_MAX_MB'],
  ['settings', 'the storage connection is cut', () => changed(APP, '  GodwitStorage__tableServiceUri: storageEndpoints.table\n', ''), 'GodwitStorage__tableServiceUri is not set'],
  ['sign-in', 'the app believes a header that anybody can write', () => changed(APP, "SIGN_IN: entra == null ? 'keys' : 'entra'", "SIGN_IN: 'entra'"), "SIGN_IN is 'entra'"],
  ['sign-in', 'the platform lets in who is not signed in', () => changed(APP, 'requireAuthentication: true', 'requireAuthentication: false'), 'sign-in without requireAuthentication'],
  ['sign-in', 'a role has another name', () => changed('infra/entra/roles.json', '"value": "reader"', '"value": "viewer"'), 'reader is missing'],
  ['queues and tables', 'a table has another name', () => changed('bicep/modules/storage.bicep', "'ledger'", "'ledgers'"), 'ledger is missing'],
  ['queues and tables', 'the code has one more table', () => changed('functions/src/main/java/godwit/functions/Parts.java', '.table("slots")', '.table("places")'), 'places is missing'],
  ['queues and tables', 'a queue is not made', () => changed(MAIN, "  CHUNKS_QUEUE: settings.?CHUNKS_QUEUE ?? 'chunks'\n", ''), 'CHUNKS_QUEUE is missing'],
  ['events and functions in alerts', 'an event is renamed', () => changed('functions/src/main/java/godwit/relay/BatonEnd.java', '"leg.ended").with("end", "broken")', '"leg.ended").with("end", "snapped")'), 'no leg ends as broken'],
  ['events and functions in alerts', 'an alert asks for another function', () => changed('bicep/modules/alerts.bicep', 'operation_Name == "pulse"', 'operation_Name == "puls"'), 'no function puls'],
  ['events and functions in alerts', 'the workbook asks for another event', () => changed('bicep/workbook.json', "'work.poison'", "'work.poisoned'"), 'no event work.poisoned'],
  ['references', 'a hook is gone', () => changed('azure.yaml', 'infra/azd/postprovision.sh', 'infra/azd/after.sh'), 'no file infra/azd/after.sh'],
  ['references', 'an output is renamed', () => changed(MAIN, 'output GODWIT_APP string', 'output GODWIT_NAME string'), 'no output GODWIT_APP'],
  ['references', 'a document leads nowhere', () => ({ 'docs/planted.md': '[here](nowhere.md)' }), 'nowhere.md, which is not there'],
  ['shell scripts', 'a quote is open', () => changed('infra/cleanup.sh', "name=''", "name='"), 'bash:'],
  ['shell scripts', 'a failure is passed over', () => changed('infra/cleanup.sh', 'set -euo pipefail\n', ''), 'goes on after a failure'],
  ['PowerShell scripts', 'a brace is missing', () => changed(GRANT, 'function Set-KnownPrincipal {', 'function Set-KnownPrincipal'), 'not understood'],
  ['PowerShell scripts', 'a change is not asked for', () => changed(GRANT, "if ($PSCmdlet.ShouldProcess($ScopeName, \"make the scope: $Filter\"))", 'if ($true)'), 'New-ManagementScope without ShouldProcess'],
  ['PowerShell scripts', 'a failure is passed over', () => changed(GRANT, "$ErrorActionPreference = 'Stop'", ''), 'goes on after a failure'],
  ['connector by the linter', 'a reference leads nowhere', () => changed(CONNECTOR, '#/definitions/NewBatch', '#/definitions/OldBatch'), 'OldBatch'],
  ['connector by the rules', 'a picker asks for what is not there', () => changed(CONNECTOR, '"operationId": "ListBatches",\n        "value-collection"', '"operationId": "AllBatches",\n        "value-collection"'), 'AllBatches, which is not there'],
  ['connector by the rules', 'a parameter has no name for people', () => changed(CONNECTOR, '"x-ms-summary": "Statuses",', ''), 'status has no x-ms-summary'],
  ['connector by the rules', 'the key is no secret', () => changed('infra/power-automate/connector/apiProperties.json', 'securestring', 'string'), 'not asked for as a secret'],
  ['connector and interface', 'a path is renamed', () => changed('docs/api/openapi.yaml', '/batches/{batch}/start:', '/batches/{batch}/begin:'), 'post /batches/{batch}/start is not in'],
  ['connector and interface', 'a member is renamed', () => changed('docs/api/openapi.yaml', 'pendingCount: {type: integer}', 'waitingCount: {type: integer}'), 'has no batches.pendingCount there'],
  ['connector and interface', 'a member has another type', () => changed('docs/api/openapi.yaml', 'stoppedCount: {type: integer}', 'stoppedCount: {type: string}'), 'stoppedCount is integer, there string'],
  ['flows by the schema', 'a step waits for an end that there is not', () => changed(FLOW, '"Succeeded"', '"Suceeded"'), 'must be equal to one of the allowed values'],
  ['flows by the rules', 'a parameter is unknown', () => changed(FLOW, 'body/endpoint/host', 'body/endpoint/hots'), 'no parameter body/endpoint/hots'],
  ['flows by the rules', 'an expression asks for a step that there is not', () => changed(FLOW, "body('List_the_faults')", "body('List_faults')"), 'asks for List_faults'],
  ['flows by the rules', 'the CSV shows in the history', () => changed(FLOW, '"secureData"', '"openData"'), 'shows the CSV'],
  ['packages of flows', 'a connection is unknown', () => changed(FLOW, '"shared_godwit",', '"shared_godwitt",'), 'no name for a connection'],
  ['pictures of flows', 'a flow has changed', () => changed(FLOW, 'Say_that_it_is_made', 'Say_that_it_was_made'), 'not of the flow as it is'],
  ['workflows by the linter', 'an expression is wrong', () => changed(BUILD, '${{ matrix.jdk }}', '${{ matrix.jdks }}'), 'jdks'],
  ['workflows by the rules', 'an action has a tag', () => changed(BUILD, /actions\/checkout@[0-9a-f]{40}/.exec(real.read(BUILD))[0], 'actions/checkout@v7'), 'not pinned by digest'],
  ['workflows by the rules', 'a digest has no version', () => changed(BUILD, ' # v7.0.1', ''), 'does not say its version'],
  ['workflows by the rules', 'all jobs may write', () => changed(BUILD, 'contents: read', 'contents: write'), 'every job may write contents'],
  ['workflows by the rules', 'rights are not named', () => NEW_WORKFLOW('on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 1\n    steps:\n      - run: echo\n'), 'every job may write all'],
  ['workflows by the rules', 'a job has no end', () => changed(BUILD, '    timeout-minutes: 30\n', ''), 'may run for ever'],
];

for (const [check, fault, plant, said] of PLANTED) {
  test(`${check}: ${fault}`, async () => {
    const faults = await CHECKS[check](repository(plant()));
    assert.ok(faults.some((line) => line.includes(said)), `${said} is not among: ${faults.join('; ')}`);
  });
}

test('each check has a fault planted', () => {
  assert.deepEqual(new Set(PLANTED.map(([check]) => check)), new Set(Object.keys(CHECKS)));
});

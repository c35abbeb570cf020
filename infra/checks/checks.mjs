// Every check by its name: from the repository to the list of its faults.
import * as parity from './parity.mjs';
import * as power from './power.mjs';
import * as scripts from './scripts.mjs';
import * as templates from './templates.mjs';
import * as workflows from './workflows.mjs';

export const CHECKS = {
  'syntax of templates': templates.syntax,
  'modules and their parameters': templates.modules,
  declarations: templates.declarations,
  'parameter files': templates.parameterFiles,
  roles: templates.roles,
  'strict rules': templates.strictness,
  settings: parity.settings,
  'sign-in': parity.signIn,
  'queues and tables': parity.stores,
  'events and functions in alerts': parity.telemetry,
  references: parity.references,
  'shell scripts': scripts.shell,
  'PowerShell scripts': scripts.powerShell,
  'connector by the linter': power.connectorByTheLinter,
  'connector by the rules': power.connectorByTheRules,
  'connector and interface': power.connectorAndInterface,
  'flows by the schema': power.flowsBySchema,
  'flows by the rules': power.flowsByTheRules,
  'packages of flows': power.packages,
  'pictures of flows': power.pictures,
  'workflows by the linter': workflows.lints,
  'workflows by the rules': workflows.hardening,
};

// Checks of the Bicep files and their parameter files.
import { posix } from 'node:path';
import { modelOf, parsed, variableObject } from './bicep.mjs';
import { ofType, syntaxFaults } from './syntax.mjs';

const MAIN = 'bicep/main.bicep';
/** Built-in roles of Azure that the templates may assign; AVM's tables name the same. */
export const ROLES = new Map([
  ['storageBlobDataOwner', 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'],
  ['storageQueueDataContributor', '974c5e8b-45b9-4653-ba55-5f855dd0fb88'],
  ['storageTableDataContributor', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'],
  ['monitoringMetricsPublisher', '3913510d-42f4-4e42-8a64-420c390055eb'],
  ['keyVaultCryptoServiceEncryptionUser', 'e147488a-f6f5-4113-8e2d-b22465e65bf6'],
  ['keyVaultSecretsUser', '4633458b-17de-408a-b874-0445c86b69e6'],
]);
/** Other ids that are no secret: the app id of Microsoft Graph. */
const KNOWN_IDS = new Set(['00000003-0000-0000-c000-000000000000']);
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const templates = (repo) => [...repo.list('bicep', '.bicep'), ...repo.list('infra', '.bicep')];

export function syntax(repo) {
  return templates(repo).flatMap((path) => syntaxFaults(path, parsed(repo.read(path))));
}

/** Modules exist, get what they ask for and nothing else, and have the outputs that are read. */
export function modules(repo) {
  return templates(repo).flatMap((path) => {
    const model = modelOf(repo.read(path));
    const faults = model.modules.flatMap((use) => moduleFaults(repo, path, use));
    for (const [name, output] of model.outputsRead) {
      const use = model.modules.find((module) => module.name === name);
      const file = use && posix.join(posix.dirname(path), use.path);
      if (!use) faults.push(`${path}: no module ${name}`);
      else if (repo.exists(file) && !modelOf(repo.read(file)).outputs.some((o) => o.name === output)) {
        faults.push(`${path}: module ${name} has no output ${output}`);
      }
    }
    const missing = model.imports.filter((file) => !repo.exists(posix.join(posix.dirname(path), file)));
    return [...faults, ...missing.map((file) => `${path}: imports ${file}, which is not there`)];
  });
}

function moduleFaults(repo, path, use) {
  const file = posix.join(posix.dirname(path), use.path);
  if (!repo.exists(file)) return [`${path}: module ${use.name} is ${use.path}, which is not there`];
  const asked = modelOf(repo.read(file)).params;
  const known = new Set(asked.map((param) => param.name));
  return [
    ...asked
      .filter((param) => param.required && !use.params.includes(param.name))
      .map((param) => `${path}: module ${use.name} does not get ${param.name}`),
    ...use.params
      .filter((name) => !known.has(name))
      .map((name) => `${path}: module ${use.name} knows no ${name}`),
  ];
}

/** Nothing is declared in vain, and everything says what it is and what it may be. */
export function declarations(repo) {
  return templates(repo).flatMap((path) => {
    const model = modelOf(repo.read(path));
    const names = [...model.params.map((param) => param.name), ...model.variables];
    return [
      ...names.filter((name) => !model.used.has(name)).map((name) => `${path}: ${name} is not used`),
      ...[...model.params, ...model.outputs]
        .filter((one) => !one.decorators.has('description'))
        .map((one) => `${path}: ${one.name} has no description`),
      ...(path === MAIN ? model.params.flatMap((param) => limitFaults(path, param)) : []),
    ];
  });
}

function limitFaults(path, { name, type, decorators }) {
  const has = (decorator) => decorators.has(decorator);
  const limited = has('allowed') || (has('minValue') && has('maxValue'));
  if (type === 'int' && !limited) return [`${path}: ${name} has no limits`];
  if (type.endsWith('[]') && !has('maxLength')) return [`${path}: ${name} may have any length`];
  return [];
}

/** Parameter files name parameters that exist, all that are required, and values that are allowed. */
export function parameterFiles(repo) {
  const params = modelOf(repo.read(MAIN)).params;
  const settings = new Set(variableObject(repo.read('bicep/modules/function-app.bicep'), 'defaults').keys());
  return repo.list('bicep', '.parameters.json').flatMap((path) => {
    const given = JSON.parse(repo.read(path)).parameters;
    return [
      ...params
        .filter((param) => param.required && !(param.name in given))
        .map((param) => `${path}: ${param.name} is missing`),
      ...Object.entries(given).flatMap(([name, { value }]) =>
        valueFaults(path, name, value, params.find((param) => param.name === name)),
      ),
      ...Object.keys(given.settings?.value ?? {})
        .filter((name) => !settings.has(name))
        .map((name) => `${path}: no setting ${name}`),
    ];
  });
}

function valueFaults(path, name, value, param) {
  if (!param) return [`${path}: there is no parameter ${name}`];
  // What azd fills in is known to azd alone.
  if (typeof value === 'string' && value.includes('${')) return [];
  const limit = (decorator) => param.decorators.get(decorator)?.[0];
  const size = typeof value === 'number' ? value : value?.length;
  const [least, most] = typeof value === 'number' ? ['minValue', 'maxValue'] : ['minLength', 'maxLength'];
  const allowed = limit('allowed');
  const wrong =
    (allowed && !allowed.includes(value)) || size < (limit(least) ?? -Infinity) || size > (limit(most) ?? Infinity);
  return wrong ? [`${path}: ${name} may not be ${JSON.stringify(value)}`] : [];
}

/** Every id in a template is one of the table, under the table's name. */
export function roles(repo) {
  const known = new Set([...ROLES.values(), ...KNOWN_IDS]);
  return templates(repo).flatMap((path) => {
    const root = parsed(repo.read(path));
    const ids = (root.text.match(ID) ?? []).filter((id) => !known.has(id));
    const named = [...ofType(root, 'object_property'), ...ofType(root, 'variable_declaration')]
      .map((node) => [node.namedChildren[0].text, node.namedChildren.at(-1).text.replaceAll("'", '')])
      .filter(([name, value]) => ROLES.has(name) && value.match(`^${ID.source}$`) && ROLES.get(name) !== value);
    return [
      ...ids.map((id) => `${path}: the id ${id} is not in the table of roles`),
      ...named.map(([name]) => `${path}: ${name} has the id of another role`),
    ];
  });
}

/** The linter's rules are errors, but for the age of API versions. */
export function strictness(repo) {
  const rules = JSON.parse(repo.read('bicep/bicepconfig.json')).analyzers.core.rules;
  return Object.entries(rules)
    .filter(([name, { level }]) => level !== 'error' && name !== 'use-recent-api-versions')
    .map(([name, { level }]) => `bicep/bicepconfig.json: ${name} is ${level}, not error`);
}

// What templates, code and documents must say alike.
import { posix } from 'node:path';
import { literalOf, modelOf, variableObject } from './bicep.mjs';

const APP = 'bicep/modules/function-app.bicep';
const FUNCTIONS = 'functions/src/main/java/godwit/functions';
const API = 'functions/src/main/java/godwit/api';
/** Read by the code under a name that is put together: godwit.storage.StorageConnection. */
const CONNECTION = ['queueServiceUri', 'tableServiceUri', 'clientId'].map((end) => `GodwitStorage__${end}`);
/** Read by the platform alone; Microsoft's documentation of app settings names them. */
const PLATFORM = [
  'APPLICATIONINSIGHTS_AUTHENTICATION_STRING',
  'APPLICATIONINSIGHTS_CONNECTION_STRING',
  'AzureWebJobsStorage__blobServiceUri',
  'AzureWebJobsStorage__clientId',
  'AzureWebJobsStorage__credential',
  'AzureWebJobsStorage__queueServiceUri',
  'AzureWebJobsStorage__tableServiceUri',
  'FUNCTIONS_REQUEST_BODY_SIZE_LIMIT',
  'GodwitStorage__credential',
];
/** Settings that have no place in Azure, with the reason. */
const ON_ONE_MACHINE = new Map([
  ['FUNCTIONS_WORKER_RUNTIME', 'Flex Consumption has it in functionAppConfig'],
  ['AzureWebJobsStorage', 'a connection string; Azure has the identity'],
  ['GodwitStorage', 'a connection string; Azure has the identity'],
  ['SEALING_KEY', 'a key that the app can see; Azure has SEALING_KEY_ID'],
  ['GRAPH_TOKEN', 'for a stand-in of Graph only'],
  ['SPOOL_DIR', 'the folder for temporary files is the right one there'],
]);

function inCode(repo) {
  const names = new Map();
  const read = /read\s*\.(?:number|seconds|text|required)\(\s*"(\w+)"(?:,\s*([0-9_]+),)?/g;
  for (const [, name, usual] of repo.read(`${FUNCTIONS}/Settings.java`).matchAll(read)) {
    names.set(name, usual?.replaceAll('_', ''));
  }
  for (const path of repo.list(FUNCTIONS, '.java')) {
    for (const [, name] of repo.read(path).matchAll(/"%(\w+)%"/g)) {
      if (!names.has(name)) names.set(name, undefined);
    }
  }
  return names;
}

const sampleOf = (repo) => new Map(Object.entries(JSON.parse(repo.read('local.settings.sample.json')).Values));

function readmeOf(repo) {
  const rows = repo.read('README.md').matchAll(/^\| `(\w+)` \| (?:`([^`]*)`|–) \|/gm);
  return new Map([...rows].map(([, name, usual]) => [name, usual ?? '']));
}

/** What the template sets, by the variable that holds it. */
function inTemplate(repo) {
  const text = repo.read(APP);
  const named = (name) => variableObject(text, name);
  return { defaults: named('defaults'), fixed: named('fixed'), platform: named('platform') };
}

/** Each setting that the template sets is read, and the other way round; defaults agree. */
export function settings(repo) {
  const code = inCode(repo);
  const sample = sampleOf(repo);
  const readme = readmeOf(repo);
  const { defaults, fixed, platform } = inTemplate(repo);
  const set = [...defaults.keys(), ...fixed.keys(), ...platform.keys()];
  const app = set.filter((name) => !PLATFORM.includes(name) && !CONNECTION.includes(name));
  const wanted = [...new Set([...code.keys(), ...sample.keys(), ...readme.keys()])];
  return [
    ...app.filter((name) => !code.has(name)).map((name) => `${APP}: no code reads ${name}`),
    ...app.filter((name) => !sample.has(name)).map((name) => `local.settings.sample.json: no ${name}`),
    ...app.filter((name) => !readme.has(name)).map((name) => `README.md: no ${name} among the settings`),
    ...wanted
      .filter((name) => !app.includes(name) && !ON_ONE_MACHINE.has(name))
      .map((name) => `${APP}: ${name} is not set`),
    ...CONNECTION.filter((name) => !fixed.has(name)).map((name) => `${APP}: ${name} is not set`),
    ...defaultFaults(defaults, sample, code),
  ];
}

function defaultFaults(defaults, sample, code) {
  return [...defaults].flatMap(([name, node]) => {
    const value = literalOf(node);
    const usual = code.get(name) ?? sample.get(name);
    return usual === undefined || usual === value ? [] : [`${APP}: ${name} is ${value}, but ${usual} in the code`];
  });
}

/** The app believes the platform's sign-in exactly where the template switches it on. */
export function signIn(repo) {
  const text = repo.read(APP);
  const trusted = /^\s*SIGN_IN: (.*)$/m.exec(text)?.[1] ?? 'not set';
  const sheet = /resource \w+ 'config' = if \((.*)\) \{\s+name: 'authsettingsV2'([\s\S]*?)\n  \}\n/.exec(text);
  const asked = new Set(['requireAuthentication: true', "unauthenticatedClientAction: 'Return401'"]);
  const roles = JSON.parse(repo.read('infra/entra/roles.json')).map((role) => role.value);
  const known = [...repo.read(`${API}/Role.java`).matchAll(/^ {2}([A-Z]+)[,;]$/gm)].map(([, name]) => name.toLowerCase());
  return [
    ...(trusted === "entra == null ? 'keys' : 'entra'" ? [] : [`${APP}: SIGN_IN is ${trusted}`]),
    ...(sheet?.[1] === 'entra != null' ? [] : [`${APP}: sign-in is on if ${sheet?.[1] ?? 'never'}`]),
    ...[...asked].filter((line) => !sheet?.[2].includes(line)).map((line) => `${APP}: sign-in without ${line}`),
    ...differences('infra/entra/roles.json: roles', roles, known),
  ];
}

/** Queues and tables of the templates are those of the code. */
export function stores(repo) {
  const tables = [...repo.read(`${FUNCTIONS}/Parts.java`).matchAll(/\.table\("(\w+)"\)/g)].map(([, name]) => name);
  const storage = repo.read('bicep/modules/storage.bicep');
  const made = /^var tables = \[([^\]]*)\]$/m.exec(storage)?.[1].match(/\w+/g) ?? [];
  const triggers = repo
    .list(FUNCTIONS, '.java')
    .flatMap((path) => [...repo.read(path).matchAll(/queueName = "%(\w+)%(-\w+)?"/g)])
    .map(([, setting, end]) => [setting, end ?? '']);
  const queues = [...variableObject(repo.read('bicep/main.bicep'), 'queueNames').keys()];
  const read = triggers.filter(([, end]) => end === '').map(([setting]) => setting);
  const poison = triggers.filter(([, end]) => end !== '').map(([setting, end]) => setting + end);
  return [
    ...differences('bicep/modules/storage.bicep: tables', made, tables),
    ...differences('bicep/main.bicep: queueNames', queues, read),
    ...differences('poison queues of the triggers', poison, queues.map((name) => `${name}-poison`)),
  ];
}

function differences(what, have, want) {
  return [
    ...want.filter((one) => !have.includes(one)).map((one) => `${what}: ${one} is missing`),
    ...have.filter((one) => !want.includes(one)).map((one) => `${what}: ${one} is too much`),
  ];
}

/** Alerts and workbook ask for events, ends and functions that the code has. */
export function telemetry(repo) {
  const code = repo.list('functions/src/main/java', '.java').map((path) => repo.read(path)).join('\n');
  const events = new Set([...code.matchAll(/Event\.(?:info|warn|error)\("([^"]+)"\)/g)].map(([, name]) => name));
  const ends = new Set([...code.matchAll(/with\("end", "([^"]+)"\)/g)].map(([, name]) => name));
  const fields = new Set([...code.matchAll(/\.with\("(\w+)",/g)].map(([, name]) => name));
  const functions = [...code.matchAll(/@FunctionName\("([^"]+)"\)/g)].map(([, name]) => name);
  return ['bicep/modules/alerts.bicep', 'bicep/workbook.json'].flatMap((path) => {
    const text = repo.read(path).replaceAll('\\"', '"');
    const quoted = (before) => [...text.matchAll(before)].flatMap(([, list]) => list.match(/[^"', ()][^"',()]*/g) ?? []);
    const asked = quoted(/\bevt\)? (?:==|in) (["'][^"']+["']|\([^)]*\))/g);
    const askedEnds = quoted(/\bend\)? (?:==|in) (["'][^"']+["']|\([^)]*\))/g);
    const askedFields = [...text.matchAll(/\bevent\.(\w+)/g)].map(([, name]) => name).filter((name) => name !== 'evt');
    const named = [...text.matchAll(/operation_Name (==|startswith|!startswith) ["']([^"']+)["']/g)];
    return [
      ...asked.filter((name) => !events.has(name)).map((name) => `${path}: no event ${name}`),
      ...askedEnds.filter((name) => !ends.has(name)).map((name) => `${path}: no leg ends as ${name}`),
      ...askedFields.filter((name) => !fields.has(name)).map((name) => `${path}: no event has ${name}`),
      ...named
        .filter(([, how, name]) => !functions.some((f) => (how === '==' ? f === name : f.startsWith(name))))
        .map(([, , name]) => `${path}: no function ${name}`),
    ];
  });
}

/** azure.yaml and the documents name scripts, outputs and files that exist. */
export function references(repo) {
  const outputs = modelOf(repo.read('bicep/main.bicep')).outputs.map((output) => output.name);
  const scripts = [...repo.list('infra', '.sh', '.ps1'), ...repo.list('docs', '.md'), 'README.md'];
  const hooks = [...repo.read('azure.yaml').matchAll(/^\s+run: (\S+)$/gm)].map(([, path]) => path);
  return [
    ...hooks.filter((path) => !repo.exists(path)).map((path) => `azure.yaml: no file ${path}`),
    ...scripts.flatMap((path) =>
      [...repo.read(path).matchAll(/\bGODWIT_(?:IDENTITY|APP|API|STORAGE|VAULT|WRAPPING|SOURCE)\w*/g)]
        .filter(([name]) => !outputs.includes(name))
        .map(([name]) => `${path}: bicep/main.bicep has no output ${name}`),
    ),
    ...repo.list('docs', '.md').flatMap((path) => linkFaults(repo, path)),
  ];
}

function linkFaults(repo, path) {
  const links = [...repo.read(path).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, link]) => link);
  return links
    .filter((link) => !repo.exists(posix.join(posix.dirname(path), link)))
    .map((link) => `${path}: leads to ${link}, which is not there`);
}

// Packs a flow so that Power Automate imports it ("Import Package (Legacy)"):
//   node package.mjs --connector shared_godwit-5f... [--out FOLDER]
// The connector's id is drawn by the environment that it was made in; its address in the maker portal ends in it.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zip } from './zip.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const APIS = '/providers/Microsoft.PowerApps/apis/';
const TITLES = {
  shared_godwit: 'Godwit',
  shared_sharepointonline: 'SharePoint',
  shared_office365: 'Office 365 Outlook',
  shared_approvals: 'Approvals',
  shared_teams: 'Microsoft Teams',
};

/** The files of a flow's package, by path. */
export function filesOf(name, flow, connector) {
  const id = guid(name);
  const real = (api) => (api === 'shared_godwit' ? connector : api);
  const renamed = JSON.parse(JSON.stringify(flow.definition).replaceAll(`${APIS}shared_godwit"`, `${APIS}${connector}"`));
  const folder = `Microsoft.Flow/flows/${id}`;
  const apis = Object.fromEntries(flow.connections.map((api) => [real(api), guid(`${name} ${api} api`)]));
  const links = Object.fromEntries(flow.connections.map((api) => [api, guid(`${name} ${api} connection`)]));
  const references = Object.fromEntries(
    flow.connections.map((api) => [api, { connectionName: '', source: 'Invoker', id: APIS + real(api), tier: 'NotSpecified' }]),
  );
  const definition = {
    name: id,
    id: `/providers/Microsoft.Flow/flows/${id}`,
    type: 'Microsoft.Flow/flows',
    properties: {
      apiId: `${APIS}shared_logicflows`,
      displayName: flow.displayName,
      definition: renamed,
      connectionReferences: references,
      flowFailureAlertSubscribed: false,
    },
  };
  return {
    'manifest.json': manifest(id, flow, apis, links, real),
    'Microsoft.Flow/flows/manifest.json': { packageSchemaVersion: '1.0', flowAssets: { assetPaths: [id] } },
    [`${folder}/definition.json`]: definition,
    [`${folder}/apisMap.json`]: apis,
    [`${folder}/connectionsMap.json`]: links,
  };
}

function manifest(id, flow, apis, links, real) {
  const resources = {
    [id]: {
      type: 'Microsoft.Flow/flows',
      suggestedCreationType: 'New',
      creationType: 'Existing, New, Update',
      details: { displayName: flow.displayName },
      configurableBy: 'User',
      hierarchy: 'Root',
      dependsOn: [...Object.values(apis), ...Object.values(links)],
    },
  };
  for (const api of flow.connections) {
    const details = { displayName: TITLES[api] };
    const common = { suggestedCreationType: 'Existing', details, hierarchy: 'Child' };
    resources[apis[real(api)]] = { id: APIS + real(api), name: real(api), type: 'Microsoft.PowerApps/apis', ...common, configurableBy: 'System', dependsOn: [] };
    resources[links[api]] = { type: 'Microsoft.PowerApps/apis/connections', ...common, creationType: 'Existing', configurableBy: 'User', dependsOn: [apis[real(api)]] };
  }
  const details = {
    displayName: flow.displayName,
    description: flow.description,
    createdTime: '2026-11-22T00:00:00Z',
    packageTelemetryId: guid(`${id} package`),
    creator: 'Godwit',
    sourceEnvironment: '',
  };
  return { schema: '1.0', details, resources };
}

/** The same id for the same name, so that a flow that is imported again can replace the first. */
function guid(name) {
  const hex = createHash('sha256').update(`godwit ${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function main() {
  const { values } = parseArgs({ options: { connector: { type: 'string' }, out: { type: 'string', default: '.' } } });
  if (!/^shared_[\w-]+$/.test(values.connector ?? '')) {
    console.error('usage: node package.mjs --connector shared_godwit-5f... [--out FOLDER]');
    process.exit(2);
  }
  mkdirSync(values.out, { recursive: true });
  for (const file of readdirSync(join(HERE, 'flows'))) {
    const name = basename(file, '.json');
    const flow = JSON.parse(readFileSync(join(HERE, 'flows', file), 'utf8'));
    const files = Object.entries(filesOf(name, flow, values.connector));
    const target = join(values.out, `${name}.zip`);
    writeFileSync(target, zip(files.map(([path, content]) => [path, JSON.stringify(content, null, 2)])));
    console.log(target);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();

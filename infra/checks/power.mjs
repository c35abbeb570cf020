// Checks of the Power Automate connector and its sample flows.
import { inflateSync } from 'node:zlib';
import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { draw } from '../power-automate/draw.mjs';
import { SIDE, pixels } from '../power-automate/icon.mjs';
import { filesOf } from '../power-automate/package.mjs';

const FOLDER = 'infra/power-automate';
const DEFINITION = `${FOLDER}/connector/apiDefinition.swagger.json`;
const PROPERTIES = `${FOLDER}/connector/apiProperties.json`;
const ICON = `${FOLDER}/connector/icon.png`;
const INTERFACE = 'docs/api/openapi.yaml';
const METHODS = ['get', 'put', 'post', 'patch', 'delete'];
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });

const json = (repo, path) => JSON.parse(repo.read(path));
const flowsOf = (repo) => repo.list(`${FOLDER}/flows`, '.json').map((path) => [path, json(repo, path)]);

/** The definition is valid Swagger 2.0, and every reference leads somewhere. */
export async function connectorByTheLinter(repo) {
  try {
    await SwaggerParser.validate(json(repo, DEFINITION));
    return [];
  } catch (fault) {
    return [`${DEFINITION}: ${fault.message}`];
  }
}

/** What Microsoft asks of connectors, and what ours must not do. */
export function connectorByTheRules(repo) {
  const api = json(repo, DEFINITION);
  const { properties } = json(repo, PROPERTIES);
  const all = operations(api);
  const ids = all.map(({ operation }) => operation.operationId);
  const faults = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} is there twice`);
  for (const { operation, parameters } of all) {
    const id = operation.operationId;
    if (!/^[A-Z]\w+$/.test(id)) faults.push(`${id} is no operation id`);
    if (!operation.summary || operation.summary.length > 80) faults.push(`${id} has no short summary`);
    if (!/\.$/.test(operation.description ?? '')) faults.push(`${id} has no sentence as description`);
    if (!Object.keys(operation.responses).some((code) => /^2/.test(code))) faults.push(`${id} never succeeds`);
    for (const parameter of parameters.filter(({ in: place }) => place !== 'body')) {
      if (!parameter['x-ms-summary']) faults.push(`${id}: ${parameter.name} has no x-ms-summary`);
    }
    for (const picker of pickers(parameters, api)) {
      if (!ids.includes(picker.operationId)) faults.push(`${id}: the picker asks ${picker.operationId}, which is not there`);
    }
  }
  const trigger = all.filter(({ operation }) => operation['x-ms-trigger']);
  if (trigger.length !== 1) faults.push('there is not exactly one trigger');
  for (const { path, operation } of trigger) {
    const told = api.paths[path]['x-ms-notification-content'];
    if (!told) faults.push(`${operation.operationId} does not say what it is told`);
    if (!JSON.stringify(api.definitions.Subscription).includes('"x-ms-notification-url":true')) {
      faults.push(`${operation.operationId} has no place for the address to call`);
    }
  }
  const key = Object.keys(api.securityDefinitions)[0];
  if (properties.connectionParameters[key]?.type !== 'securestring') faults.push(`${key} is not asked for as a secret`);
  const named = JSON.stringify(properties.policyTemplateInstances).matchAll(/connectionParameters\('(\w+)'\)/g);
  for (const [, name] of named) {
    if (!properties.connectionParameters[name]) faults.push(`a policy asks for ${name}, which no connection has`);
  }
  return faults.map((fault) => `connector: ${fault}`);
}

/** Whatever the connector has, the HTTP interface has: paths, methods, parameters, members and their types. */
export function connectorAndInterface(repo) {
  const api = json(repo, DEFINITION);
  const whole = parse(repo.read(INTERFACE));
  const faults = [];
  for (const { path, method, operation, parameters } of operations(api)) {
    const id = operation.operationId;
    const theirs = whole.paths[path]?.[method];
    if (!theirs) {
      faults.push(`${id}: ${method} ${path} is not in ${INTERFACE}`);
      continue;
    }
    if (theirs.operationId !== id) faults.push(`${id} is ${theirs.operationId} there`);
    const known = [...(whole.paths[path].parameters ?? []), ...(theirs.parameters ?? [])].map((p) => resolved(p, whole));
    for (const { name, in: place } of parameters) {
      const isOwn = place === 'body' || name === 'Accept';
      if (!isOwn && !known.some((p) => p.name === name && p.in === place)) faults.push(`${id} has no parameter ${name} there`);
    }
    const sent = theirs.requestBody && resolved(theirs.requestBody, whole).content['application/json']?.schema;
    for (const body of parameters.filter((p) => p.in === 'body')) {
      faults.push(...members(id, flat(body.schema, api), sent && flat(sent, whole), api, whole, ''));
    }
    for (const [code, response] of Object.entries(operation.responses).filter(([c]) => /^2/.test(c))) {
      const schema = resolved(response, api).schema;
      const answer = theirs.responses[code] && resolved(theirs.responses[code], whole).content?.['application/json']?.schema;
      if (!theirs.responses[code]) faults.push(`${id} never answers ${code} there`);
      else if (schema?.properties || schema?.$ref) {
        faults.push(...members(`${id} ${code}`, flat(schema, api), answer && flat(answer, whole), api, whole, ''));
      }
    }
  }
  return faults.map((fault) => `connector: ${fault}`);
}

/** Every flow is a workflow definition of the form that the platform reads. */
export function flowsBySchema(repo) {
  const valid = ajv.compile(json(repo, 'infra/checks/flow.schema.json'));
  return flowsOf(repo).flatMap(([path, flow]) =>
    valid(flow) ? [] : valid.errors.map((fault) => `${path}: ${fault.instancePath} ${fault.message}`),
  );
}

/** What a flow names is there: steps, connections, operations of the connector and their parameters. */
export function flowsByTheRules(repo) {
  const api = json(repo, DEFINITION);
  const known = new Map(operations(api).map((each) => [each.operation.operationId, each]));
  return flowsOf(repo).flatMap(([path, flow]) => {
    const steps = stepsOf(flow.definition);
    const names = new Set(steps.map(({ name }) => name));
    const faults = [];
    for (const { step, name } of steps) {
      const host = step.inputs?.host;
      if (host && !flow.connections.includes(host.connectionName)) faults.push(`${name} uses a connection that is not named`);
      if (host?.connectionName === 'shared_godwit') faults.push(...misused(name, step, known.get(host.operationId), api));
      if (holdsFile(step) && !step.runtimeConfiguration?.secureData) faults.push(`${name} shows the CSV in the history of runs`);
    }
    for (const api of flow.connections) {
      if (!steps.some(({ step }) => step.inputs?.host?.connectionName === api)) faults.push(`nothing uses ${api}`);
    }
    for (const [, name] of JSON.stringify(flow.definition).matchAll(/\b(?:body|outputs|actions)\('(\w+)'\)/g)) {
      if (!names.has(name)) faults.push(`an expression asks for ${name}, which is not there`);
    }
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

/** Packages hold what the platform looks for, under one id, with the connector's own id in place of ours. */
export function packages(repo) {
  return flowsOf(repo).flatMap(([path, flow]) => {
    const files = filesOf(path, flow, 'shared_godwit-5f1');
    const [[id, root], ...others] = Object.entries(files['manifest.json'].resources);
    const faults = [];
    for (const file of ['definition.json', 'apisMap.json', 'connectionsMap.json']) {
      if (!files[`Microsoft.Flow/flows/${id}/${file}`]) faults.push(`the package has no ${file}`);
    }
    if (others.some(([, { details }]) => !details.displayName)) faults.push('the package has no name for a connection');
    if (root.dependsOn.length !== others.length) faults.push('the package forgets a connection');
    if (JSON.stringify(files).includes('apis/shared_godwit"')) faults.push('the package names the connector as if it had no id');
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

/** Pictures in the documents are of the flows as they are. */
export function pictures(repo) {
  const drawn = flowsOf(repo).flatMap(([path, flow]) => {
    const picture = path.replace(`${FOLDER}/flows`, 'docs/power-automate').replace('.json', '.svg');
    if (!repo.exists(picture)) return [`${picture} is missing`];
    return repo.read(picture) === draw(flow) ? [] : [`${picture} is not of the flow as it is: node ${FOLDER}/draw.mjs`];
  });
  return [...drawn, ...icon(repo)];
}

function icon(repo) {
  if (!repo.exists(ICON)) return [`${ICON} is missing`];
  const lines = inflateSync(imageData(repo.bytes(ICON)));
  const rgb = pixels();
  const row = SIDE * 3;
  for (let y = 0; y < SIDE; y++) {
    const line = lines.subarray(y * (row + 1) + 1, (y + 1) * (row + 1));
    if (!line.equals(rgb.subarray(y * row, (y + 1) * row))) return [`${ICON} is not what its script paints: node ${FOLDER}/icon.mjs`];
  }
  return [];
}

function imageData(png) {
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

function operations(api) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      path,
      method,
      operation: item[method],
      parameters: [...(item.parameters ?? []), ...(item[method].parameters ?? [])].map((p) => resolved(p, api)),
    })),
  );
}

function resolved(node, root) {
  if (!node?.$ref) return node;
  return node.$ref.slice(2).split('/').reduce((at, key) => at?.[key.replaceAll('~1', '/')], root);
}

/** A schema without references and allOf at its top; of several forms the first, as Swagger 2.0 knows one only. */
function flat(schema, root) {
  const node = resolved(schema, root);
  if (node?.oneOf) return flat(node.oneOf[0], root);
  if (!node?.allOf) return node;
  const parts = node.allOf.map((part) => flat(part, root));
  return { type: 'object', properties: Object.assign({}, ...parts.map((part) => part.properties)) };
}

function members(id, ours, theirs, api, whole, at) {
  if (!theirs) return [`${id}: nothing of the kind is there`];
  return Object.entries(ours.properties ?? {}).flatMap(([name, schema]) => {
    const place = at ? `${at}.${name}` : name;
    const other = theirs.properties?.[name];
    if (!other) return theirs.properties ? [`${id} has no ${place} there`] : [];
    const [mine, its] = [flat(schema, api), flat(other, whole)];
    if (mine.type !== its.type) return [`${id}: ${place} is ${mine.type}, there ${its.type}`];
    if (mine.enum && its.enum && !mine.enum.every((value) => its.enum.includes(value))) return [`${id}: ${place} has other values`];
    if (mine.type === 'array') return mine.items && its.items ? members(id, flat(mine.items, api), flat(its.items, whole), api, whole, place) : [];
    return mine.type === 'object' ? members(id, mine, its, api, whole, place) : [];
  });
}

function* pickers(parameters, api) {
  const seen = JSON.stringify([parameters, parameters.map((p) => p.schema && resolved(p.schema, api))]);
  for (const [, operationId] of seen.matchAll(/"x-ms-dynamic-(?:values|list)":\{"operationId":"(\w+)"/g)) yield { operationId };
}

function stepsOf({ triggers, actions }) {
  const found = Object.entries(triggers).map(([name, step]) => ({ name, step }));
  const walk = (part) => {
    for (const [name, step] of Object.entries(part)) {
      found.push({ name, step });
      for (const after of Object.keys(step.runAfter ?? {})) if (!part[after]) throw new Error(`${name} waits for ${after}`);
      if (step.actions) walk(step.actions);
      if (step.else) walk(step.else.actions);
    }
  };
  walk(actions);
  return found;
}

function misused(name, step, known, api) {
  if (!known) return [`${name}: the connector has no ${step.inputs.host.operationId}`];
  const given = Object.keys(step.inputs.parameters);
  const body = known.parameters.find((p) => p.in === 'body');
  const plain = known.parameters.filter((p) => p.in !== 'body');
  const faults = plain
    .filter((p) => p.required && p.default === undefined && !given.includes(p.name))
    .map((p) => `${name} does not say ${p.name}`);
  for (const parameter of given) {
    const [head, ...path] = parameter.split('/');
    const isPlain = plain.some((p) => p.name === parameter);
    if (isPlain) continue;
    const leaf = head === 'body' && body && path.reduce((at, key) => flat(at, api)?.properties?.[key], body.schema);
    if (!leaf) faults.push(`${name}: the connector has no parameter ${parameter}`);
  }
  return faults;
}

const holdsFile = (step) => ['GetFileContent', 'CreateBatch'].includes(step.inputs?.host?.operationId);

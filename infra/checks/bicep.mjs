// What a Bicep file declares and uses.
import { ofType, parseBicep } from './syntax.mjs';

/** The grammar does not know the line that names an extension, which is always the first. */
const EXTENSION = /^extension \w+$/m;

export function parsed(text) {
  return parseBicep(text.replace(EXTENSION, ''));
}

const unquoted = (text) => text.replace(/^'(.*)'$/s, '$1');
const children = (node) => node.namedChildren.filter((child) => child.type !== 'comment');

/** Properties of an object by name; nested resources are none. */
export function propertiesOf(object) {
  const found = new Map();
  for (const child of children(object)) {
    if (child.type !== 'object_property') continue;
    const [key, value] = children(child);
    if (value) found.set(unquoted(key.text), value);
  }
  return found;
}

/** A value written out as text, number, truth value or list of these; undefined for anything else. */
export function literalOf(node) {
  if (node.type === 'string' && !node.text.includes('${')) return unquoted(node.text);
  if (node.type === 'number') return Number(node.text);
  if (node.type === 'boolean') return node.text === 'true';
  if (node.type === 'array') return children(node).map(literalOf);
  return undefined;
}

function decoratorsBefore(node) {
  const before = node.previousNamedSibling;
  if (before?.type !== 'decorators') return new Map();
  return new Map(
    ofType(before, 'call_expression').map((call) => {
      const [name, values] = children(call);
      return [name.text, values ? children(values).map(literalOf) : []];
    }),
  );
}

function parameter(node) {
  const [name, type, usual] = children(node);
  return {
    name: name.text,
    type: type?.text ?? '',
    required: usual === undefined && !type.text.endsWith('?'),
    usual: usual && literalOf(usual),
    decorators: decoratorsBefore(node),
  };
}

function moduleUse(node) {
  const [name, path] = children(node);
  const body = ofType(node, 'object').find((object) => propertiesOf(object).has('name'));
  const params = body && propertiesOf(body).get('params');
  return {
    name: name.text,
    path: unquoted(path.text),
    params: params?.type === 'object' ? [...propertiesOf(params).keys()] : [],
  };
}

/** Names read of a module's outputs, as [module, output]. */
function outputsRead(root) {
  return [...root.text.matchAll(/\b(\w+)\.\??outputs\.\??(\w+)/g)].map((match) => [match[1], match[2]]);
}

const models = new Map();

/** Everything of a file that the checks ask for. */
export function modelOf(text) {
  if (!models.has(text)) models.set(text, readModel(text));
  return models.get(text);
}

function readModel(text) {
  const root = parsed(text);
  const top = children(root);
  const declared = (type) => top.filter((node) => node.type === type);
  return {
    used: usedNames(root),
    params: declared('parameter_declaration').map(parameter),
    variables: declared('variable_declaration').map((node) => children(node)[0].text),
    modules: declared('module_declaration').map(moduleUse),
    outputs: declared('output_declaration').map((node) => ({
      name: children(node)[0].text,
      decorators: decoratorsBefore(node),
    })),
    imports: declared('import_functionality').map((node) => unquoted(children(node).at(-1).text)),
    outputsRead: outputsRead(root),
  };
}

/** The object that a variable holds. */
export function variableObject(text, name) {
  const found = children(parsed(text)).find(
    (node) => node.type === 'variable_declaration' && children(node)[0].text === name,
  );
  return found ? propertiesOf(children(found)[1]) : new Map();
}

/** Names that are used anywhere outside their own declaration. */
function usedNames(root) {
  const used = new Set();
  for (const node of ofType(root, 'identifier')) {
    const { parent } = node;
    const declares = parent.type.endsWith('_declaration') || parent.type === 'object_property';
    if (!declares || parent.namedChildren[0].id !== node.id) used.add(node.text);
  }
  return used;
}

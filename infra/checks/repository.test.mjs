// The project as it is has no fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKS } from './checks.mjs';
import { repository } from './repository.mjs';

const repo = repository();

for (const [name, check] of Object.entries(CHECKS)) {
  test(`${name}: no fault`, async () => assert.deepEqual(await check(repo), []));
}

test('there is something to check', () => {
  assert.ok(repo.list('bicep', '.bicep').length >= 12);
  assert.ok(repo.list('.github/workflows', '.yml').length >= 5);
  assert.ok(repo.list('infra', '.ps1').length >= 3);
});

// The files that the checks read, from the top of the project; a test may put others in their place.
import { readFileSync, readdirSync, existsSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const TOP = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const SKIPPED = new Set(['node_modules', 'target', '.git', '.godwit']);

/** @param planted texts by path that stand in for the files; null removes one. */
export function repository(planted = {}) {
  const text = (path) => {
    if (path in planted) return planted[path];
    return existsSync(join(TOP, path)) ? readFileSync(join(TOP, path), 'utf8') : null;
  };
  return {
    /** The text of a file, which must be there. */
    read(path) {
      const found = text(path);
      if (found === null) throw new Error(`no file ${path}`);
      return found;
    },
    /** The bytes of a file. */
    bytes: (path) => readFileSync(join(TOP, path)),
    exists: (path) => (path in planted ? planted[path] !== null : existsSync(join(TOP, path))),
    isExecutable: (path) => (statSync(join(TOP, path)).mode & 0o100) !== 0,
    /** Paths below folder that end with one of the endings, in order. */
    list(folder, ...endings) {
      const below = existsSync(join(TOP, folder)) ? [...walk(join(TOP, folder))] : [];
      const paths = new Set(below.map((file) => relative(TOP, file)));
      for (const [path, content] of Object.entries(planted)) {
        if (content === null) paths.delete(path);
        else if (path.startsWith(`${folder}/`)) paths.add(path);
      }
      return [...paths].filter((path) => endings.some((end) => path.endsWith(end))).sort();
    },
    at: (path) => join(TOP, path),
  };
}

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

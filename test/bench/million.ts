import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../../build/bundle.ts';
import { importInto } from '../support/import-into.ts';
import { withEmptyDraft } from './draft.ts';

export const ROWS = 1_000_000;
/** One row in a thousand is wrong, so that there are marks to draw and findings to keep. */
const ERRORS = 0.001;

export interface MillionDraft {
  /** A copy to work on. */
  readonly profile: string;
  readonly id: string;
  readonly dataset: string;
}

const kind = z.object({ id: z.string(), dataset: z.string() });

/** What the kept store is made of: another catalog, other rows or another shape of the store make another one. */
const sources = ['shared/store/migrations', 'test/sample', 'test/platform/catalog'];

function keyOf(): string {
  const hash = createHash('sha256').update(`${ROWS} ${ERRORS}`);
  for (const folder of sources)
    for (const entry of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (entry.endsWith('.ts')) hash.update(entry).update(readFileSync(join(root, folder, entry)));
  return hash.digest('hex').slice(0, 16);
}

/**
 * A workstation whose draft has a million rows, imported through the engine. Importing takes most of a minute, so the
 * store is kept in the system's temporary folder; each run gets a copy.
 */
export async function withMillion<T>(work: (draft: MillionDraft) => Promise<T>): Promise<T> {
  const kept = join(tmpdir(), `liaison-bench-grid-${keyOf()}`);
  if (!existsSync(kept)) await make(kept);
  const folder = mkdtempSync(join(tmpdir(), 'bench-grid-'));
  try {
    const profile = join(folder, 'profile');
    cpSync(join(kept, 'profile'), profile, { recursive: true });
    const draft = kind.parse(JSON.parse(readFileSync(join(kept, 'draft.json'), 'utf8')));
    return await work({ profile, ...draft });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function make(kept: string): Promise<void> {
  process.stderr.write('The draft of a million rows is made (first run only)…\n');
  const half = mkdtempSync(join(tmpdir(), 'bench-grid-made-'));
  await withEmptyDraft(
    ROWS,
    async ({ desk, profile, id, csv, dataset }) => {
      await importInto(desk, id, csv, dataset);
      await desk.stop();
      mkdirSync(half, { recursive: true });
      cpSync(profile, join(half, 'profile'), { recursive: true });
      writeFileSync(join(half, 'draft.json'), JSON.stringify({ id, dataset }));
    },
    ERRORS,
  );
  // Whole or not at all: a run that was stopped half way leaves nothing that looks finished.
  renameSync(half, kept);
}

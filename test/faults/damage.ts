import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyCatalog } from '../../shared/catalog/verify.node.ts';
import { readKeyFile } from '../../shared/security/key-file.node.ts';
import { createVault } from '../../shared/security/vault.node.ts';
import { checkBackup, withFile } from '../../shared/store/backup/file.node.ts';
import { type OpenOptions, openStore } from '../../shared/store/open.node.ts';
import { bundleHeader, openBundle } from '../../shared/sync/bundle.node.ts';
import { atMost } from '../bench/figures.ts';
import { catalog } from '../platform/spec-support.ts';
import { enrolled, passphrase } from '../support/enrolled.ts';
import { unlockedDesk } from '../support/security-world.ts';
import { bundleFor, signedCatalog } from '../support/signed-files.ts';
import { dice, type SuiteResult } from './verdict.ts';

/** Detected: said to be damaged. Same: the damage changes nothing that is read (unused bits of a text). Else it got through. */
type Outcome = 'detected' | 'same' | 'unseen' | 'crashed';

interface Target {
  readonly name: string;
  readonly bytes: Buffer;
  judge(damaged: Buffer): Promise<Outcome> | Outcome;
}

/** `runs` single bytes of store, key file, backup, catalog package and bundle, each replaced by another. */
export async function damageSuite(runs: number, seed: number): Promise<SuiteResult> {
  const folder = mkdtempSync(join(tmpdir(), 'damage-'));
  try {
    const targets = await makeTargets(folder);
    const roll = dice(seed);
    const counts: Record<Outcome, number> = { detected: 0, same: 0, unseen: 0, crashed: 0 };
    const broken: object[] = [];
    for (let run = 0; run < runs; run++) {
      const target = targets[run % targets.length];
      if (!target) break;
      const at = roll(target.bytes.length);
      const flip = 1 + roll(255);
      const damaged = Buffer.from(target.bytes);
      damaged[at] = (damaged[at] ?? 0) ^ flip;
      const outcome = await Promise.resolve()
        .then(() => target.judge(damaged))
        .catch((): Outcome => 'crashed');
      counts[outcome]++;
      if (outcome === 'unseen' || outcome === 'crashed')
        broken.push({ suite: 'damage', seed, run, file: target.name, at, flip, outcome });
    }
    const over = `${runs} damages (${counts.detected} detected, ${counts.same} without effect), seed ${seed}`;
    return {
      broken,
      figures: [
        atMost('damage.unseen', counts.unseen, 'runs', over, 0),
        atMost('damage.crashed', counts.crashed, 'runs', over, 0),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeTargets(folder: string): Promise<readonly Target[]> {
  const world = await enrolled(folder);
  const { profile } = world;
  const { desk } = await unlockedDesk(profile);
  const { id } = await desk.ask('submissions.open', { dataset: 'M1', period: world.period });
  const rows = Array.from({ length: 300 }, (_, n) => ({ BH: `N${n}`, JE: String(n) }));
  await desk.ask('records.insert', { id, after: null, rows });
  await desk.ask('backup.make', {});
  await desk.stop();
  await world.platform.close();
  const vault = createVault(profile, { now: Date.now });
  const opened = await vault.unlock(passphrase);
  if (!opened.ok) throw new Error(opened.problem.code);
  const at: OpenOptions = {
    path: opened.value.store.path,
    rawKey: new Uint8Array(opened.value.store.rawKey),
    cipher: opened.value.cipher,
  };
  vault.lock();
  const [backup = ''] = readdirSync(join(profile, 'backups'));
  const place = join(folder, 'damaged');
  mkdirSync(place);
  const put = (bytes: Buffer): string => {
    const path = join(place, 'file');
    for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true });
    writeFileSync(path, bytes);
    return path;
  };
  copyFileSync(at.path, join(place, 'whole'));
  const signed = signedCatalog(catalog());
  const bundle = bundleFor(Buffer.from('一批数据'.repeat(500)));
  return [
    { name: 'store', bytes: readFileSync(at.path), judge: (bytes) => judgeStore({ ...at, path: put(bytes) }) },
    {
      name: 'keys',
      bytes: readFileSync(join(profile, 'keys.json')),
      judge: (bytes) => (readKeyFile(put(bytes)).ok ? 'unseen' : 'detected'),
    },
    {
      name: 'backup',
      bytes: readFileSync(join(profile, 'backups', backup)),
      judge: async (bytes) => ((await withFile(put(bytes), (source) => checkBackup(source))).ok ? 'unseen' : 'detected'),
    },
    {
      name: 'catalog',
      bytes: Buffer.from(signed.text),
      judge(bytes) {
        const verified = verifyCatalog(bytes.toString('utf8'), signed.keys, null);
        if (!verified.ok) return 'detected';
        return JSON.stringify(verified.value.package) === JSON.stringify(catalog()) ? 'same' : 'unseen';
      },
    },
    {
      name: 'bundle',
      bytes: bundle.bytes,
      judge(bytes) {
        const header = bundleHeader(bytes);
        if (!header.ok || !bundle.isSigned(header.value.envelope)) return 'detected';
        const inside = openBundle(bytes, header.value.header, header.value.body, bundle.privateKey);
        if (!inside.ok || inside.value.damaged.length > 0) return 'detected';
        return inside.value.files.every((file) => Buffer.from(file.bytes).equals(bundle.content)) ? 'same' : 'unseen';
      },
    },
  ];
}

/** Opened as the vault does, then every page and the logic between them. */
async function judgeStore(at: OpenOptions): Promise<Outcome> {
  const opened = await openStore(at);
  if (!opened.ok) return opened.problem.code === 'store/damaged' ? 'detected' : 'crashed';
  try {
    const found = opened.value.read((tx) => tx.all<{ integrity_check: string }>('PRAGMA integrity_check'));
    if (found.some((row) => row.integrity_check !== 'ok')) return 'detected';
    // The rows say the same as before: nothing that is read was touched.
    const rows = opened.value.read((tx) => tx.all<{ cells: string }>('SELECT cells FROM draft_row ORDER BY ord'));
    return rows.length === 300 ? 'same' : 'unseen';
  } catch (error) {
    return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_') ? 'detected' : 'crashed';
  } finally {
    try {
      opened.value.close();
    } catch {
      // A damaged file may not be able to bring in its log; it was found out already.
    }
  }
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publish } from '../../build/publisher.ts';
import { newPublisherKey, pemOf } from '../../build/sign.ts';
import { FEED_FILE } from '../../shared/updates/model.ts';
import { built } from '../support/built.ts';
import { type Enrolled, enrolled, passphrase } from '../support/enrolled.ts';
import { fileOf, manifestOf } from './feed.ts';
import { here, packedArchive, packedHost } from './packed.ts';

/** What a unit's administrator does: a feed in a shared folder, written by the publisher's own command, and no window. */

const NAME = 'liaison-workbench-0.2.0-loopback.tar.gz';
const key = newPublisherKey();
let folder = '';
let world: Enrolled;
let home = '';
const feed = () => join(folder, 'share');
beforeAll(async () => {
  built();
  folder = mkdtempSync(join(tmpdir(), 'update-cli-'));
  world = await enrolled(folder);
  const bytes = await packedArchive(folder, '0.2.0', key, feed());
  writeFileSync(join(folder, NAME), bytes);
  publish(manifestOf('0.2.0', [fileOf(NAME, bytes, here)]), [join(folder, NAME)], feed(), pemOf(key));
  home = packedHost(folder, '0.1.0', key, feed());
}, 120_000);
afterAll(async () => {
  await world.platform.close();
  rmSync(folder, { recursive: true, force: true });
});

const cli = (argv: readonly string[]) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(join(home, 'cli.sh'), [...argv, '--profile', world.profile, '--passphrase-fd', '0', '--lang', 'en']);
    let out = '';
    let err = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
    });
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(`${passphrase}\n`);
  });

it.skipIf(process.platform === 'win32')('looks, refuses and prepares without a window', { timeout: 60_000 }, async () => {
  const looked = await cli(['update', '--check', '--json']);
  expect(looked).toMatchObject({ code: 1 });
  expect(JSON.parse(looked.out)).toMatchObject({
    update: {
      version: '0.1.0',
      found: { version: '0.2.0', decision: { kind: expect.stringMatching(/offer|frozen/) } },
      ready: null,
    },
  });

  const text = readFileSync(join(feed(), FEED_FILE), 'utf8');
  writeFileSync(join(feed(), FEED_FILE), text.replace('0.2.0', '0.2.1'));
  expect(await cli(['update', '--take'])).toMatchObject({ code: 3, out: '', err: expect.stringContaining('P7104') });

  const carried = join(feed(), `${NAME}.liaison-update`);
  expect(await cli(['update', '--from', carried])).toMatchObject({
    code: 0,
    out: '0.2.0 is ready and will be used from the next start.\n',
  });
  writeFileSync(join(folder, 'half.liaison-update'), readFileSync(carried).subarray(0, 4000));
  expect(await cli(['update', '--from', join(folder, 'half.liaison-update')])).toMatchObject({
    code: 3,
    err: expect.stringContaining('P7112'),
  });
  expect((await cli(['update'])).code).toBe(2);
});

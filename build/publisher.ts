import { createHash } from 'node:crypto';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { KNOWN_VERSION } from '../shared/store/migrate.node.ts';
import { FEED_FILE, type Manifest, manifestSchema, PRODUCT_ID, type UpdateFile } from '../shared/updates/model.ts';
import { newPublisherKey, pemOf, publisherOf, readPublisherKey, signManifest } from './sign.ts';

const USAGE = `npm run publisher -- key --out publisher.key [--feed ADDRESS]
    makes the key with which updates are signed. The file stays with the publisher; publisher.json beside it is pinned
    when the product is packed (npm run package -- --publisher publisher.json)
npm run publisher -- publish --key publisher.key --out FEED --version V --sequence N --notes NOTES.json PACKAGE...
    [--minimum V] [--days 90] [--rollout ROLLOUT.json]
    writes the feed: the signed manifest, the packages, and for each an update file to be carried by hand.
    NOTES: {"zh": [...], "en": [...]}; ROLLOUT: {"steps": [{"from": "2026-12-01T08:00:00+08:00", "percent": 10}], "units": []}
`;

/** What a package is, by the name electron-builder and `npm run package` give it. */
export function fileOf(path: string): UpdateFile {
  const name = basename(path);
  const arch = /arm64/.test(name) ? 'arm64' : 'x64';
  const known: readonly (readonly [RegExp, Pick<UpdateFile, 'kind' | 'system'>])[] = [
    [/-(linux|win32|darwin)-.*-loopback\.tar\.gz$/, { kind: 'loopback', system: systemIn(name) }],
    [/-setup\.exe$/, { kind: 'nsis', system: 'win32' }],
    [/-portable\.exe$/, { kind: 'portable', system: 'win32' }],
    [/\.AppImage$/, { kind: 'appimage', system: 'linux' }],
    [/\.deb$/, { kind: 'deb', system: 'linux' }],
    [/\.dmg$/, { kind: 'mac', system: 'darwin' }],
  ];
  const found = known.find(([pattern]) => pattern.test(name));
  if (!found) throw new Error(`${name} is no package of this product`);
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  return { ...found[1], arch, name, bytes: statSync(path).size, sha256 };
}

const systemIn = (name: string): UpdateFile['system'] =>
  name.includes('-win32-') ? 'win32' : name.includes('-darwin-') ? 'darwin' : 'linux';

/** Writes a feed: static files, to be put on any server or share. */
export function publish(manifest: Manifest, packages: readonly string[], out: string, pem: string): void {
  const targets = manifest.files.map(({ system, arch, kind }) => `${kind} ${system} ${arch}`);
  const twice = targets.find((target, at) => targets.indexOf(target) !== at);
  if (twice !== undefined) throw new Error(`two packages for ${twice}`);
  const other = manifest.files.find(({ name }) => !name.includes(`-${manifest.version}-`));
  if (other) throw new Error(`${other.name} is not a package of ${manifest.version}`);
  const text = signManifest(manifestSchema.parse(manifest), readPublisherKey(pem));
  mkdirSync(out, { recursive: true });
  for (const path of packages) {
    const name = basename(path);
    if (resolve(path) !== resolve(join(out, name))) copyFileSync(path, join(out, name));
    const carried = join(out, `${name}.liaison-update`);
    writeFileSync(carried, `${JSON.stringify({ format: 'liaison-update-file/1', file: name })}\n${text}\n`);
    appendFileSync(carried, readFileSync(path));
  }
  // Last: a feed that is half written still says what it said before.
  writeFileSync(join(out, FEED_FILE), text);
}

const notesSchema = manifestSchema.shape.notes;
const jsonAt = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

function main(argv: readonly string[]): void {
  const text = { type: 'string' } as const;
  const options = {
    ...{ key: text, out: text, feed: text, version: text, sequence: text, notes: text, minimum: text, rollout: text },
    days: { type: 'string', default: '90' },
  } as const;
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
  const [command, ...packages] = positionals;
  const { out, key, version, sequence, notes } = values;
  if (command === 'key' && out) {
    if (existsSync(out)) throw new Error(`${out} is there already`);
    const made = newPublisherKey();
    writeFileSync(out, pemOf(made), { mode: 0o600 });
    const pinned = join(resolve(out), '..', 'publisher.json');
    writeFileSync(pinned, `${JSON.stringify(publisherOf(made, values.feed ?? null), null, 1)}\n`);
    process.stdout.write(`${out}\n${pinned}\n${made.keyId}\n`);
    return;
  }
  if (command === 'publish' && out && key && version && sequence && notes && packages.length > 0) {
    const now = Date.now();
    const manifest: Manifest = {
      format: 'liaison-update/1',
      product: PRODUCT_ID,
      version,
      schema: KNOWN_VERSION,
      sequence: z.coerce.number().int().parse(sequence),
      issuedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + z.coerce.number().positive().parse(values.days) * 86_400_000).toISOString(),
      minimum: values.minimum ?? null,
      rollout: values.rollout ? manifestSchema.shape.rollout.parse(jsonAt(values.rollout)) : { steps: [], units: [] },
      notes: notesSchema.parse(jsonAt(notes)),
      files: packages.map(fileOf),
    };
    publish(manifest, packages, out, readFileSync(key, 'utf8'));
    process.stdout.write(`${join(out, FEED_FILE)}\n`);
    return;
  }
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pack } from '../../build/archive.ts';
import { filesBelow } from '../../build/packed-files.ts';
import { type Packed, PRODUCT_ID } from '../../shared/updates/model.ts';

const well = (version: string): string => `import { appendFileSync } from 'node:fs';
appendFileSync(process.env.STARTED, '${version}\\n');
process.send?.({ kind: 'liaison-well' });
process.channel?.unref();
`;

/** What a host of a version does when it is started; `well`: says that it is well and ends. */
export const hosts = {
  well,
  /** Starts, then falls. */
  falls: (version: string): string =>
    `import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.STARTED, '${version}\\n');\nprocess.exit(3);\n`,
  /** Never says anything. */
  silent: (version: string): string =>
    `import { appendFileSync } from 'node:fs';\nappendFileSync(process.env.STARTED, '${version}\\n');\nsetInterval(() => {}, 1000);\n`,
} as const;

export interface StubVersion {
  readonly version: string;
  readonly schema?: number;
  readonly host?: keyof typeof hosts;
}

/** The smallest folder that is a version: this very Node behind a script, and a host of a few lines. */
export function writeStub(folder: string, { version, schema = 1, host = 'well' }: StubVersion): void {
  const put = (path: string, text: string, mode = 0o644): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    chmodSync(join(folder, path), mode);
  };
  const packed: Packed = { product: PRODUCT_ID, version, kind: 'loopback', system: 'linux', arch: 'x64', schema };
  put('version.json', JSON.stringify(packed));
  put('package.json', '{"type":"module"}');
  put('node', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`, 0o755);
  put('app/loopback.js', hosts[host](version));
}

/** The same as an archive, as it stands in a feed. */
export async function stubArchive(folder: string, stub: StubVersion): Promise<string> {
  const inside = join(folder, `stub-${stub.version}`);
  writeStub(inside, stub);
  const archive = join(folder, `liaison-workbench-${stub.version}-linux-x64-loopback.tar.gz`);
  await pack(inside, filesBelow(inside), archive);
  return archive;
}

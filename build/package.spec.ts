import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { packaging as packagingFor } from './electron-builder.ts';
import { icnsOf, icoOf } from './icon-files.ts';

const require = createRequire(import.meta.url);
const icon = (name: string) => fileURLToPath(new URL(`./icons/${name}`, import.meta.url));

function faults(config: unknown): unknown {
  const scheme: object = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(scheme);
  return validate(config) ? [] : validate.errors;
}

const packaging = packagingFor('linux');

describe('the packaging', () => {
  it('is what electron-builder understands', () => {
    for (const system of ['win32', 'linux', 'darwin'] as const) expect(faults(packagingFor(system))).toEqual([]);
    expect(faults({ ...packaging, linux: { ...packaging.linux, categry: 'Office' } })).not.toEqual([]);
  });

  it('turns every door of the runtime off', () => {
    expect(packaging.electronFuses).toMatchObject({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
    expect(packaging.asar).toBe(true);
    expect(packaging.npmRebuild).toBe(false);
  });

  it('makes per-user and portable Windows, AppImage and deb, and macOS packages', () => {
    expect(packaging.win?.target).toEqual(['nsis', 'portable']);
    expect(packaging.nsis).toMatchObject({ perMachine: false, allowElevation: false, deleteAppDataOnUninstall: false });
    expect(packaging.linux?.target).toEqual(['AppImage', 'deb']);
    expect(packaging.mac?.target).toEqual(['dmg', 'zip']);
  });

  it('takes the one database module that fits, and lists its files once', () => {
    for (const system of ['win32', 'linux', 'darwin'] as const) {
      const { files, win, linux, mac } = packagingFor(system);
      expect(files).toContain(`!node_modules/better-sqlite3-multiple-ciphers/prebuilds/!(${system}-\${arch}).node`);
      expect([win, linux, mac].some((own) => own && 'files' in own)).toBe(false);
    }
  });

  it('starts what the bundle makes', () => {
    const bundle = readFileSync(fileURLToPath(new URL('./bundle.ts', import.meta.url)), 'utf8');
    expect(packaging.extraMetadata).toEqual({ main: 'dist/app/electron-main.js' });
    expect(bundle).toContain("'electron-main': at('electron/main.ts')");
  });
});

describe('the icons', () => {
  it('are drawn for every system', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const png = readFileSync(icon(`${size}x${size}.png`));
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
    }
    expect(existsSync(icon('icon.svg'))).toBe(true);
  });

  it('point at their pictures', () => {
    const pictures = new Map([16, 256].map((size) => [size, Buffer.alloc(size, size % 256)]));
    const ico = icoOf(pictures);
    expect(ico.readUInt16LE(4)).toBe(2);
    expect(ico.readUInt8(22)).toBe(0);
    expect(ico.subarray(ico.readUInt32LE(18), ico.readUInt32LE(18) + ico.readUInt32LE(14))).toEqual(pictures.get(16));
    const icns = icnsOf(pictures);
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    expect(icns.subarray(8, 12).toString()).toBe('icp4');
  });
});

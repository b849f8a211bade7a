import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { broughtAlong, librariesIn, libraryAt, libraryFolder } from './bundled.ts';
import { licencesOf, thirdPartyText } from './licences.ts';
import { readLock, sbomOf } from './sbom.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = ['react', 'react-dom', 'scheduler', '@ant-design/colors', '@ant-design/fast-color', 'png-js', 'ws'].map(
  (name) => `node_modules/${name}`,
);
const libraries = librariesIn(root, [...folders, 'node_modules/better-sqlite3-multiple-ciphers']);
const bill = (list = libraries) =>
  sbomOf({ name: 'workbench', version: '1.2.3' }, { name: 'node', version: '24.0.0' }, list, readLock(root), root);

const billSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.literal('1.6'),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  components: z.array(
    z.object({
      'bom-ref': z.string(),
      name: z.string(),
      group: z.string().optional(),
      version: z.string(),
      purl: z.string(),
      hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().regex(/^[0-9a-f]{128}$/) })).optional(),
      licenses: z.array(z.object({ license: z.object({ id: z.string() }).optional(), expression: z.string().optional() })).min(1),
      components: z.array(z.object({ name: z.string(), version: z.string().regex(/^\d/) })).optional(),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

describe('the bill of materials', () => {
  it('names every library that is in the product, with the digest of the lock file, and what runs it', () => {
    const { components } = billSchema.parse(JSON.parse(bill()));
    expect(components.map(({ purl }) => purl)).toEqual([
      ...libraries.map(({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`),
      'pkg:generic/node@24.0.0',
    ]);
    expect(components.find(({ group }) => group === '@ant-design')).toMatchObject({ name: 'colors' });
    expect(components.filter(({ hashes }) => hashes === undefined).map(({ name }) => name)).toEqual(['node']);
    const driver = components.find(({ name }) => name === 'better-sqlite3-multiple-ciphers');
    expect(driver?.components?.map(({ name }) => name)).toEqual(['sqlite', 'sqlite3-multiple-ciphers']);
  });

  it('says who needs whom, and only of what is in it', () => {
    const { components, dependencies } = billSchema.parse(JSON.parse(bill()));
    const refs = new Set(components.map((component) => component['bom-ref']));
    const own = 'workbench@1.2.3';
    for (const { ref, dependsOn } of dependencies) {
      expect(ref === own || refs.has(ref), ref).toBe(true);
      for (const needed of dependsOn) expect(refs.has(needed), needed).toBe(true);
    }
    const of = (name: string) =>
      dependencies.find(({ ref }) => ref.includes(`/${name}@`))?.dependsOn.map((ref) => ref.split('/')[1]);
    expect(of('react-dom')?.[0]).toMatch(/^scheduler@/);
    expect(of('scheduler')).toEqual([]);
  });

  it('is the same for the same product, and another for another', () => {
    expect(bill()).toBe(bill());
    const serial = (text: string) => billSchema.parse(JSON.parse(text)).serialNumber;
    expect(serial(bill(libraries.slice(1)))).not.toBe(serial(bill()));
  });
});

describe('what got into a build', () => {
  it('is known by the folder a module came from, wherever the libraries really lie', () => {
    expect(libraryFolder('/any/where/node_modules/react/index.js')).toBe('node_modules/react');
    expect(libraryFolder('\0/any/node_modules/@ant-design/colors/es/index.js?commonjs-es-import')).toBe(
      'node_modules/@ant-design/colors',
    );
    expect(libraryFolder('/any/node_modules/linebreak/node_modules/base64-js/lib/b64.js')).toBe(
      'node_modules/linebreak/node_modules/base64-js',
    );
    expect(libraryFolder('C:\\any\\node_modules\\ws\\lib\\sender.js')).toBe('node_modules/ws');
    expect(libraryFolder('\0vite/preload-helper.js')).toBe('node_modules/vite');
    expect(libraryFolder('/any/where/renderer/main.tsx')).toBeNull();
  });

  it('includes what a library brought along in its own file, and does not keep quiet about strangers', () => {
    const code = 'x();\n// node_modules/react/index.js\nvar a;\n//#region node_modules/@ant-design/colors/es/a.js\nvar b;\n';
    expect(broughtAlong(root, 'node_modules/docx', code)).toEqual(['node_modules/react', 'node_modules/@ant-design/colors']);
    expect(() => broughtAlong(root, 'node_modules/docx', '// node_modules/nobody-knows/index.js\n')).toThrow('nobody-knows');
  });
});

describe('the licences', () => {
  it('come with every library, read from its text where its package names none', () => {
    expect(libraryAt(root, 'node_modules/png-js').licence).toBe('MIT');
    const all = licencesOf(root, libraries);
    expect(all).toHaveLength(libraries.length + 2);
    for (const { name, licence, text } of all) {
      expect(licence, name).not.toBe('NOASSERTION');
      expect(text.length, name).toBeGreaterThan(100);
    }
  });

  it('stand in one text, each text once with all it covers', () => {
    const text = thirdPartyText(licencesOf(root, libraries));
    for (const { name, version } of libraries) expect(text).toContain(`${name} ${version}`);
    expect(text.match(/May you do good and not evil/g)).toHaveLength(1);
  });
});

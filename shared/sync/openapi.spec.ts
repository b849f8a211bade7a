import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openapi } from './openapi.ts';
import { paths } from './protocol.ts';

const document = JSON.parse(JSON.stringify(openapi()));

describe('the protocol document', () => {
  it('in docs/ is the one of these schemas (npm run openapi writes it anew)', () => {
    const path = new URL('../../docs/openapi.json', import.meta.url);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(document);
  });

  it('has every path, and every reference leads somewhere', () => {
    for (const path of Object.values(paths)) expect(Object.keys(document.paths)).toContain(path);
    for (const [, name] of JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g))
      expect(Object.keys(document.components.schemas)).toContain(name);
  });

  it('keeps what the schemas demand', () => {
    const { Manifest, BatchState, Receipt } = document.components.schemas;
    expect(Manifest.properties.batchId.pattern).toBe('^b[0-9a-f]{40}$');
    expect(BatchState.properties.state.enum).toContain('awaiting-upload');
    expect(Receipt.required).toContain('root');
    expect(Manifest.additionalProperties).not.toBe(false);
  });
});

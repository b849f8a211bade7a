import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  batchIdOf,
  canonicalJson,
  keyValues,
  leafHash,
  merkleTree,
  nodeHash,
  recordId,
  recordLine,
  sha256Hex,
} from './canonical.node.ts';

/** RFC 6962 section 2.1 word for word: split at the largest power of two below n. */
function oracle(lines: readonly string[]): string {
  const mth = (part: readonly string[]): Buffer => {
    const only = part[0];
    if (only === undefined) return createHash('sha256').digest();
    if (part.length === 1)
      return createHash('sha256')
        .update(Buffer.concat([Buffer.of(0), Buffer.from(only)]))
        .digest();
    let k = 1;
    while (k * 2 < part.length) k *= 2;
    return createHash('sha256')
      .update(Buffer.concat([Buffer.of(1), mth(part.slice(0, k)), mth(part.slice(k))]))
      .digest();
  };
  return mth(lines).toString('hex');
}

const rootOf = (lines: readonly string[]) => {
  const tree = merkleTree();
  for (const line of lines) tree.add(line);
  return tree.root();
};

describe('merkle root', () => {
  it('of nothing is SHA-256 of nothing', () => {
    expect(rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
  it('of one empty leaf is the value of RFC 6962 test vectors', () => {
    expect(rootOf([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });
  it('follows the recursive definition for any number of lines', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 70 }), (lines) => {
        expect(rootOf(lines)).toBe(oracle(lines));
      }),
    );
  });
  it('may be asked on the way without disturbing what follows', () => {
    const tree = merkleTree();
    const lines: string[] = [];
    for (let n = 0; n < 20; n++) {
      lines.push(`line ${n}`);
      tree.add(`line ${n}`);
      expect(tree.root()).toBe(oracle(lines));
      expect(tree.size).toBe(n + 1);
    }
  });
  it('keeps leaf and node apart, so a node cannot pass for a record', () => {
    const left = leafHash('a');
    const right = leafHash('b');
    expect(Buffer.from(nodeHash(left, right))).not.toEqual(Buffer.from(leafHash(Buffer.concat([left, right]))));
  });
});

describe('record line', () => {
  it('has a fixed order, no spaces, and keeps integer-like field names where the schema has them', () => {
    expect(recordLine('x', 'I', ['B', '2', 'A'], { A: '甲"', '2': null, B: '1.50' })).toBe(
      '{"JLID":"x","CZBS":"I","B":"1.50","2":null,"A":"甲\\""}',
    );
  });
  it('reads back as what went in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^F[A-Z]{1,4}$/), fc.option(fc.string({ unit: 'grapheme' }))), (wire) => {
        const line = recordLine('id', 'U', Object.keys(wire), wire);
        expect(line).not.toContain('\n');
        expect(JSON.parse(line)).toEqual({ JLID: 'id', CZBS: 'U', ...wire });
      }),
    );
  });
  it('names a record by its key: same key, same id; any part changed, another id', () => {
    const id = recordId('91410100MAFAKE019N', 'SC01', ['a', 'b']);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(recordId('91410100MAFAKE019N', 'SC01', ['a', 'b'])).toBe(id);
    expect(recordId('91410100MAFAKE019N', 'SC01', ['ab', ''])).not.toBe(id);
    expect(recordId('91410100MAFAKE019N', 'SC02', ['a', 'b'])).not.toBe(id);
  });
  it('is a digest of unit|dataset|key parts joined by the unit separator', () => {
    const hex = sha256Hex('U|D|k1\u001fk2');
    expect(recordId('U', 'D', ['k1', 'k2']).slice(0, 13)).toBe(`${hex.slice(0, 8)}-${hex.slice(8, 12)}`);
  });
  it('takes all fields as the key where the dataset has none', () => {
    expect(keyValues(['A', 'B'], [], { A: '1', B: null })).toEqual(['1', null]);
    expect(keyValues(['A', 'B'], ['B'], { A: '1', B: '2' })).toEqual(['2']);
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth and drops what is undefined', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: '￥', c: undefined })).toBe('{"a":"￥","b":[{"a":null,"z":1}]}');
  });
  it('does not depend on insertion order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
    );
  });
});

describe('batch id', () => {
  const identity = {
    unit: '91410100MAFAKE019N',
    dataset: 'SC01',
    period: '2026-10',
    mode: 'full',
    predecessor: null,
    catalogVersion: '2026.10.1',
    root: 'ab'.repeat(32),
    nilReason: null,
  } as const;
  it('follows from content alone', () => {
    expect(batchIdOf(identity)).toMatch(/^b[0-9a-f]{40}$/);
    expect(batchIdOf({ ...identity })).toBe(batchIdOf(identity));
  });
  it('changes with every part of it', () => {
    const others = [
      { ...identity, unit: 'x' },
      { ...identity, dataset: 'x' },
      { ...identity, period: '2026-11' },
      { ...identity, mode: 'correction' as const },
      { ...identity, predecessor: 'b1' },
      { ...identity, catalogVersion: '2026.11.1' },
      { ...identity, root: 'cd'.repeat(32) },
      { ...identity, nilReason: '本期无数据' },
    ].map(batchIdOf);
    expect(new Set([batchIdOf(identity), ...others]).size).toBe(9);
  });
});

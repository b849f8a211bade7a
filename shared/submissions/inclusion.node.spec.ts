import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleTree } from './canonical.node.ts';
import { leavesOf, rootOf } from './inclusion.node.ts';

const made = (size: number) => {
  const lines = Array.from({ length: size }, (_, n) => `{"n":${n}}`);
  const leaves = leavesOf();
  const tree = merkleTree();
  for (const line of lines) {
    leaves.add(line);
    tree.add(line);
  }
  return { lines, leaves, root: tree.root() };
};

describe('inclusion', () => {
  it('leads every record of batches of every size to the root that was sealed', () => {
    for (let size = 1; size <= 40; size += 1) {
      const { lines, leaves, root } = made(size);
      expect(leaves.root()).toBe(root);
      for (const [index, line] of lines.entries()) expect(rootOf({ line, index, size, path: leaves.path(index) })).toBe(root);
    }
  });

  it('leads nothing else there: another record, place, size or path', () => {
    const { lines, leaves, root } = made(1500);
    const places = fc.nat({ max: lines.length - 1 });
    fc.assert(
      fc.property(places, places, fc.integer({ min: 1, max: 4000 }), (index, other, size) => {
        const honest = { line: lines[index] ?? '', index, size: lines.length, path: leaves.path(index) };
        expect(rootOf(honest)).toBe(root);
        expect(rootOf({ ...honest, line: `${honest.line} ` })).not.toBe(root);
        if (other !== index) expect(rootOf({ ...honest, line: lines[other] ?? '' })).not.toBe(root);
        expect(rootOf({ ...honest, path: honest.path.slice(1) })).not.toBe(root);
        const turned = honest.path.map((digest) => digest.replace(/^./, (first) => (first === '0' ? '1' : '0')));
        expect(rootOf({ ...honest, path: turned })).not.toBe(root);
        if (size <= index) expect(rootOf({ ...honest, size })).toBeNull();
      }),
      { numRuns: 60 },
    );
    expect(rootOf({ line: 'x', index: 0, size: 2, path: ['zz'] })).toBeNull();
  });
});

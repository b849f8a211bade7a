import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareVersions } from './version.ts';

const version = fc
  .tuple(
    fc.nat(99),
    fc.nat(99),
    fc.nat(99),
    fc.option(fc.constantFrom('alpha', 'alpha.1', 'alpha.10', 'alpha.2', 'beta', 'rc.1', '7')),
  )
  .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre === null ? '' : `-${pre}`}`);

describe('versions', () => {
  it('stand in the order of semver', () => {
    const order = [
      '0.9.0',
      '0.10.0-alpha',
      '0.10.0-alpha.2',
      '0.10.0-alpha.10',
      '0.10.0-beta',
      '0.10.0',
      '1.0.0-7',
      '1.0.0-rc.1',
      '1.0.0',
    ];
    expect([...order].reverse().sort(compareVersions)).toEqual(order);
  });

  it('are ordered the same from either side, and equal only to themselves', () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) + 0);
        expect(compareVersions(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('are ordered in chains', () => {
    fc.assert(
      fc.property(version, version, version, (...three) => {
        const [a, b, c] = three.sort(compareVersions);
        expect(compareVersions(a ?? '', c ?? '')).toBeLessThanOrEqual(0);
        expect(compareVersions(a ?? '', b ?? '')).toBeLessThanOrEqual(0);
      }),
    );
  });
});

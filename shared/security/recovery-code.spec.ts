import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { groupedCode, RECOVERY_GROUPS, readRecoveryCode, recoveryCode } from './recovery-code.ts';

const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const fresh = (): string => {
  const code = recoveryCode(randomBytes(64));
  if (code === null) throw new Error('too few bytes');
  return code;
};

describe('a recovery code', () => {
  it('reads back however it is typed', () => {
    const code = fresh();
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){6}[2-9A-HJKMNP-Z]{5}$/);
    for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', '　')} `])
      expect(readRecoveryCode(typed)).toEqual({ ok: true, code });
    expect(groupedCode(code.replaceAll('-', '').slice(0, 12))).toBe(`${code.slice(0, 11)}-${code.slice(12, 14)}`);
  });

  it('names the group of every single wrong sign and of every swap of neighbours', () => {
    const signs = fresh().replaceAll('-', '');
    for (let at = 0; at < signs.length; at++) {
      const group = Math.floor(at / 5) + 1;
      for (const sign of SIGNS) {
        if (sign === signs[at]) continue;
        const typed = signs.slice(0, at) + sign + signs.slice(at + 1);
        expect(readRecoveryCode(typed)).toEqual({ ok: false, fault: { fault: 'groups', groups: [group] } });
      }
      const [a, b] = [signs[at], signs[at + 1]];
      // The check sign and its neighbour in the next group are two groups' affair.
      if (a === undefined || b === undefined || a === b || at % 5 === 4) continue;
      const swapped = signs.slice(0, at) + b + a + signs.slice(at + 2);
      expect(readRecoveryCode(swapped).ok).toBe(false);
    }
  });

  it('finds groups in the wrong order, missing signs, and signs that no code has', () => {
    const groups = fresh().split('-');
    const swapped = [groups[1], groups[0], ...groups.slice(2)].join('-');
    if (groups[0] !== groups[1]) expect(readRecoveryCode(swapped).ok).toBe(false);
    expect(readRecoveryCode(groups.slice(0, 6).join('-'))).toEqual({
      ok: false,
      fault: { fault: 'length', have: 30, want: RECOVERY_GROUPS * 5 },
    });
    expect(readRecoveryCode(`0IL1O-${groups.slice(1).join('-')}`)).toMatchObject({ fault: { groups: [1] } });
    expect(readRecoveryCode([...groups, groups[0]].join('-'))).toMatchObject({ fault: { groups: [8] } });
    expect(readRecoveryCode('')).toMatchObject({ ok: false, fault: { fault: 'length', have: 0 } });
  });

  it('takes no bias from its bytes and refuses too few', () => {
    expect(recoveryCode(new Uint8Array(27).fill(1))).toBeNull();
    expect(recoveryCode(new Uint8Array(64).fill(255))).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { allVectors, checkAs, vectorsOf } from '../../../test/support/identifiers.ts';
import { compile } from '../compile.ts';
import { isIdentifierName } from './index.ts';

const today = '2026-11-23';

/** Severity, code and detail of what one cell of such a field gets, and the fix it is offered. */
function findingsOf(field: object, cell: string, type: string | null = null) {
  const fields = [
    { name: 'ZD', ...field },
    { name: 'LX', type: 'string' },
    { name: 'BZ', type: 'string' },
  ];
  const made = compile({ schema: { fields }, today });
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  return made.value.checkRow([cell, type, '有']).map(({ severity, code, detail, fix }) => ({ severity, code, detail, fix }));
}
const identified = (identifier: string, cell: string, type: string | null = null) =>
  findingsOf({ type: 'string', liaison: { identifier, ...(type === null ? {} : { identifierType: 'LX' }) } }, cell, type);

describe('a cell of an identifier', () => {
  it('is clean, informed of a better writing, asked for a reason, or refused', () => {
    expect(identified('uscc', '91410100MAFAKE019N')).toEqual([]);
    expect(identified('uscc', '91410100mafake019n')).toEqual([
      {
        severity: 'info',
        code: 'cell/identifier',
        detail: 'normalised/identifier',
        fix: { kind: 'normalise', text: '91410100MAFAKE019N' },
      },
    ]);
    expect(identified('uscc', '9441010000FAKE16X3')).toEqual([
      { severity: 'justify', code: 'cell/identifier', detail: 'uscc/category', fix: undefined },
    ]);
    expect(identified('uscc', '91410100MAFAKE019P')).toEqual([
      { severity: 'blocking', code: 'cell/identifier', detail: 'uscc/checkDigit', fix: undefined },
    ]);
  });

  it('is offered what it plainly meant', () => {
    expect(identified('uscc', '9241O102MAFAKE0356')).toEqual([
      {
        severity: 'blocking',
        code: 'cell/identifier',
        detail: 'uscc/slip',
        fix: { kind: 'normalise', text: '92410102MAFAKE0356' },
      },
    ]);
    expect(identified('landline', '371-60000000')[0]?.fix).toEqual({ kind: 'leadingZeros', text: '0371-60000000' });
  });

  it('is read by the certificate type beside it', () => {
    expect(identified('cert', '410105190612310143', '201')).toEqual([]);
    expect(identified('cert', '91410100MAFAKE019N', '201')[0]?.detail).toBe('cert/kind');
  });
});

describe('every vector, as a finding', () => {
  const severities: Readonly<Record<string, readonly string[]>> = {
    valid: [],
    normalizable: ['info'],
    warn: ['justify'],
    invalid: ['blocking'],
  };
  for (const vector of allVectors.filter(({ identifier }) => isIdentifierName(identifier)))
    it(`${vector.identifier} ${vector.value}: ${vector.expect}`, () => {
      const found = identified(vector.identifier, vector.value, vector.type ?? null);
      // A long tail of zeros is asked about before any checker: a spreadsheet keeps fifteen digits.
      const asked = vector.expect === 'valid' && /^[1-9]\d{14}0{3,}$/.test(vector.value) ? ['justify'] : null;
      expect(found.map((finding) => finding.severity)).toEqual(asked ?? severities[vector.expect]);
    });
});

describe('日期 GB/T 7408: vectors', () => {
  // Dates are a type, so each is asked of the type that has its form; a week is no type and no reporting period.
  for (const vector of vectorsOf('date'))
    it(`${vector.value}: ${vector.expect} (${vector.reason})`, () => {
      if (vector.value === '2026-W10') {
        expect(checkAs('period', vector.value).detail).toBe('period/week');
        return;
      }
      const type = /^\d{4}-\d{2}$/.test(vector.value) ? 'yearmonth' : 'date';
      const found = findingsOf({ type, liaison: {} }, vector.value).map((finding) => finding.severity);
      expect(found).toEqual(vector.expect === 'valid' ? [] : [vector.expect === 'normalizable' ? 'info' : 'blocking']);
    });
});

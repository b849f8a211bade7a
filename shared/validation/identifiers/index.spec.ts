import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allVectors, checkAs, expectWords } from '../../../test/support/identifiers.ts';
import { cut, fold, foldKeepingHyphens, placeIn } from './fold.ts';
import { identifiers, isIdentifierName } from './index.ts';

const names = Object.keys(identifiers);
const types = ['', '201', '210', '213', '227', '233', '237', '101', '102', '103', '199', '111', '军官证'];
/** Anything at all, and things that nearly are numbers. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'0123456789ABXIOLQZＡ０１ -·*豫×()〔〕.号第年月\ud800\u202e\u0000'), maxLength: 32 }),
  fc
    .tuple(fc.constantFrom(...allVectors.map((vector) => vector.value)), fc.nat(40), fc.string({ unit: 'binary', maxLength: 2 }))
    .map(([value, at, noise]) => value.slice(0, at) + noise + value.slice(at + 1)),
);

describe('identifiers by name', () => {
  it.each(
    'uscc orgcode resident_id legacy_id15 tin cert bdc bdcqzh vin bank_card bank_account mobile landline phone region industry currency reg_type_2023 reg_type_2011 xmdm pwxk plate doc_number period'.split(
      ' ',
    ),
  )('%s', (name) => {
    expect(isIdentifierName(name)).toBe(true);
  });

  it('takes no name of an object’s own', () => {
    for (const name of ['toString', 'constructor', '__proto__', '']) expect(isIdentifierName(name)).toBe(false);
  });

  it('every vector has a checker, but dates, which are types, and certificate types, which are a list', () => {
    const others = allVectors.map((vector) => vector.identifier).filter((name) => !isIdentifierName(name));
    expect(new Set(others)).toEqual(new Set(['date', 'cert_type']));
  });
});

describe('any text', () => {
  it('never throws; what is normalised is valid, and stays as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...types), texts, (name, type, text) => {
        const outcome = checkAs(name, text, type);
        if (outcome.verdict === 'valid') expect(outcome.value).toBe(text);
        if (outcome.verdict === 'normalised')
          expect(checkAs(name, outcome.value, type)).toMatchObject({ verdict: 'valid', value: outcome.value });
        if (outcome.verdict === 'doubtful') expect(checkAs(name, outcome.value, type).value).toBe(outcome.value);
      }),
      { numRuns: 8000 },
    );
  });

  it('is told in whole sentences, and what is offered is right', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...types), texts, (name, type, text) => {
        const outcome = checkAs(name, text, type);
        expectWords(outcome, '某值');
        if (outcome.fix) expect(checkAs(name, outcome.fix.text, type).verdict, outcome.fix.text).not.toBe('invalid');
        for (const part of Object.values(outcome.data)) expect(String(part).length).toBeLessThan(300);
      }),
      { numRuns: 5000 },
    );
  });

  it('folds to the same when folded again, and finds its places inside the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(foldKeepingHyphens(foldKeepingHyphens(text))).toBe(foldKeepingHyphens(text));
        const size = fold(text).length;
        if (size > 0) expect(placeIn(text, 1)).toBeLessThanOrEqual([...cut(text)].length);
      }),
      { numRuns: 5000 },
    );
  });

  // What grows with the square of its length would take minutes here.
  it.each(names)('%s: a megabyte of anything takes no time', (name) => {
    for (const piece of ['9', 'O', ' ', '-', '第1', '豫(2026)', '〔', '0371-', 'ﷺ', '\ud800', '1/', '.0']) {
      const long = `4${piece.repeat(1_000_000 / piece.length)}号`;
      const start = performance.now();
      const outcome = checkAs(name, long);
      expect(performance.now() - start, JSON.stringify(piece)).toBeLessThan(2000);
      expect(outcome.verdict).toBe('invalid');
      expect(outcome.value.length).toBeLessThan(10_000);
      for (const part of Object.values(outcome.data)) expect(String(part).length).toBeLessThan(300);
    }
  });

  it.each(names)('%s: a megabyte of plain digits or letters', (name) => {
    for (const piece of ['9', 'O', 'A0']) {
      const outcome = checkAs(name, piece.repeat(500_000));
      expect(outcome.verdict).toBe('invalid');
      expect(outcome.value.length).toBeLessThan(10_000);
    }
  });
});

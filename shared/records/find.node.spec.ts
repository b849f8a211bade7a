import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import { codeOf, context, value } from '../../test/support/submissions-world.ts';
import type { Viewed } from './view.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

interface From {
  readonly row?: number;
  readonly field?: string;
  readonly back?: boolean;
  readonly only?: string;
  readonly filter?: Viewed;
  readonly order?: string[];
}
const ask = async (text: string, { row = 0, field = 'BH', ...more }: From, call = context()) =>
  here.records().handlers['records.find']({ id: here.id, text, row, field, ...more }, call);
const find = async (text: string, from: From = {}) => {
  const found = value(await ask(text, from));
  return found ? `${found.row} ${found.field}` : null;
};

describe('finding in a draft', () => {
  beforeEach(async () => {
    value(
      await here.insert([
        { BH: 'one', MC: 'Two', DM: 'three' },
        { BH: 'two', MC: '说“二”', JE: '-5' },
      ]),
    );
  });

  it('goes onwards and backwards from the cell, and round the end', async () => {
    expect(await find('TWO')).toBe('0 MC');
    expect(await find('two', { field: 'MC' })).toBe('1 BH');
    expect(await find('two', { row: 1 })).toBe('0 MC');
    expect(await find('two', { row: 1, back: true })).toBe('0 MC');
    expect(await find('two', { field: 'MC', back: true })).toBe('1 BH');
    expect(await find('three', { field: 'DM' })).toBe('0 DM');
    expect(await find('nowhere')).toBeNull();
    expect(await find('')).toBeNull();
  });

  it('goes as the table is shown: columns in their order, rows as they are sorted', async () => {
    value(
      await here.insert([
        { BH: 'aa', MC: 'x2', DM: 'x1' },
        { BH: 'bb', MC: 'x3' },
      ]),
    );
    const order = ['DM', 'BH', 'JE', 'MC'];
    expect(await find('x', { row: 2, field: 'BH' })).toBe('2 MC');
    expect(await find('x', { row: 2, field: 'BH', order })).toBe('2 MC');
    expect(await find('x', { row: 1, field: 'MC', order })).toBe('2 DM');
    expect(await find('x', { row: 2, field: 'MC', order, back: true })).toBe('2 DM');
    const filter = { filter: 'all', where: [], sort: { field: 'BH', descending: true } } as const;
    // Shown two, one, bb, aa.
    expect(await find('x', { filter, order })).toBe('2 MC');
    expect(await find('x', { filter, row: 2, field: 'MC', order })).toBe('3 DM');
  });

  it('keeps to one column, to the rows of the filter, and takes signs as they are', async () => {
    expect(await find('two', { only: 'BH' })).toBe('1 BH');
    expect(await find('two', { filter: 'problems', row: 9, field: 'DM' })).toBe('0 BH');
    expect(await find('“二”')).toBe('1 MC');
    for (const text of ['","', 'null', '\\', '%', '["'] as const) expect(await find(text)).toBeNull();
    value(await here.insert([{ MC: 'C:\\表"一"\n下' }]));
    for (const text of ['\\', '"一"', '\n下']) expect(await find(text)).toBe('2 MC');
  });

  it('looks through thousands of rows in slices, says how far it is, and stops when asked', async () => {
    for (let n = 0; n < 3; n++) value(await here.insert(Array.from({ length: 2000 }, (_, at) => ({ BH: `r${n}-${at}` }))));
    value(await here.insert([{ BH: 'needle' }]));
    const call = context();
    expect(value(await ask('needle', {}, call))).toEqual({ row: 6002, field: 'BH' });
    expect(call.seen.map(({ done, total }) => `${done}/${total}`)).toEqual(['2000/6003', '4000/6003', '6000/6003']);
    expect(await find('needle', { row: 10, back: true })).toBe('6002 BH');
    const stopped = context();
    const looking = ask('nowhere', {}, stopped);
    stopped.stop();
    expect(codeOf(await looking)).toBe('contract/cancelled');
  });
});

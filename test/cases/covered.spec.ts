import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import type { Desk } from '../support/desk.ts';
import { catalogOfTwo, fileReport, onlyCase, provider, type TwoDesks, twoDesks, wrongRecord } from './support.ts';

/** A case about values of level S: covered at both desks, whole while a letter of one's own is in hand, shown for a purpose. */

/** The spec world's catalog with amounts that are a secret. */
function secretAmounts(): CatalogPackage {
  const plain = catalogOfTwo();
  return {
    ...plain,
    datasets: plain.datasets.map((dataset) => ({
      ...dataset,
      schema: {
        ...dataset.schema,
        fields: dataset.schema.fields.map((field) =>
          field.name === 'JE' ? { ...field, liaison: { ...field.liaison, level: 'S' as const } } : field,
        ),
      },
    })),
  };
}

let here: TwoDesks;
beforeEach(async () => {
  here = await twoDesks({ catalogs: [secretAmounts()] });
});
afterEach(() => here.end());

const GIVEN = '8765.43';
const BELIEVED = '9876.54';
const reveals = async (desk: Desk): Promise<number> =>
  (await desk.ask('audit.list', { what: 'reveal.values', start: 0, count: 10 })).total;

it('is covered where it is read and whole where it is answered; what is decided unseen is kept whole', async () => {
  const { a, b } = here;
  const { id: delivered } = await b.ask('submissions.open', { dataset: 'M1', period: '2026-10' });
  await b.ask('records.paste', { id: delivered, rid: null, field: 'BH', block: [['N1', provider.uscc, GIVEN]] });
  await b.ask('validation.run', { id: delivered });
  await b.ask('submissions.approve', { id: delivered });
  await here.settle();

  const { id: draft } = await a.ask('cases.draft', { answerer: provider.uscc, title: '纠错' });
  const record = wrongRecord({ given: GIVEN, believed: BELIEVED, ground: `凭证载明 ${BELIEVED} 元` });
  const written = await a.ask('cases.record', { id: draft, n: null, records: [record] });
  expect(written.list[0]).toMatchObject({ given: GIVEN, believed: BELIEVED });
  await a.ask('cases.discard', { id: draft });

  await fileReport(a, [record], '郑获函〔2026〕8号');
  await here.settle();
  const sent = await onlyCase(a, 'asked');
  expect(JSON.stringify(sent)).not.toMatch(/8765|9876/);
  expect(sent).toMatchObject({ covered: true, list: [{ given: '***', believed: '***' }] });

  const asked = await onlyCase(b, 'asking');
  const { id } = asked;
  expect(JSON.stringify(asked)).not.toMatch(/8765|9876/);
  expect((await b.ask('cases.dossier', { id, n: 1 })).versions[0]?.cells).toEqual(['N1', provider.uscc, '***']);
  await b.ask('cases.accept', { id });
  await here.settle();
  // Decided as it was shown: what it covers is meant.
  await b.ask('cases.decide', { id, list: [{ n: 1, decision: 'corrected', value: '***', reason: '' }] });
  expect(await b.ask('reveal.state', { kind: 'case', id })).toMatchObject({ covered: ['M1.JE'], until: null });
  await b.ask('reveal.values', { kind: 'case', id, fields: ['M1.JE'], purpose: '核实纠错报告' });
  expect(await onlyCase(b, 'asking')).toMatchObject({ list: [{ given: GIVEN, believed: BELIEVED, value: BELIEVED }] });
  expect((await b.ask('cases.dossier', { id, n: 1 })).versions[0]?.cells).toEqual(['N1', provider.uscc, GIVEN]);
  expect(await reveals(b)).toBe(1);
  await b.ask('reveal.end', { kind: 'case', id });
  expect(await onlyCase(b, 'asking')).toMatchObject({ list: [{ given: '***', value: '***' }] });

  const inHand = await b.ask('cases.answer', { id, words: `经核实，应为 ${BELIEVED} 元，属实。` });
  expect(inHand).toMatchObject({ list: [{ given: GIVEN, believed: BELIEVED, value: BELIEVED }] });
  expect(inHand.covered).toBeUndefined();
});

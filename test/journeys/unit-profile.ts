import { demoCatalog } from '../platform/catalog/index.ts';
import { sampleRows } from '../sample/rows.ts';
import { openDesk } from '../support/desk.ts';

/**
 * A process of its own, for journeys: makes the profile of an enrolled unit and, when asked, delivers some rows of a period.
 * `node unit-profile.ts PROFILE URL CODE PASSPHRASE [DATASET PERIOD]`; prints `{record, batchId}` of what it delivered.
 */
const [profile = '', platformUrl = '', activationCode = '', passphrase = '', datasetId, periodId] = process.argv.slice(2);

const desk = openDesk(profile);
await desk.ask('enrol.begin', { kind: 'online', platformUrl, activationCode });
await desk.ask('enrol.finish', { passphrase });
await desk.ask('catalog.refresh', {});
const sent = datasetId !== undefined && periodId !== undefined ? await deliver(datasetId, periodId) : {};
await desk.stop();
process.stdout.write(`${JSON.stringify(sent)}\n`);

async function deliver(dataset: string, period: string): Promise<object> {
  const catalog = demoCatalog();
  const known = catalog.datasets.find(({ id }) => id === dataset);
  const month = { frequency: 'monthly', id: period, start: `${period}-01`, end: `${period}-28` } as const;
  if (!known) throw new Error(`${dataset} is not in the catalog`);
  const fields = known.schema.fields.map(({ name }) => name);
  const rows = [...sampleRows(known, catalog, { rows: 12, seed: 23, errors: 0, period: month })];
  const { id } = await desk.ask('submissions.open', { dataset, period });
  const block = rows.map((row) => fields.map((name) => row[name] ?? ''));
  await desk.ask('records.paste', { id, rid: null, field: fields[0] ?? '', block });
  await desk.ask('validation.run', { id });
  const { batchId } = await desk.ask('submissions.approve', { id });
  await desk.ask('sync.now', {});
  return { batchId, record: Object.fromEntries(fields.map((name) => [name, rows[0]?.[name] ?? null])) };
}

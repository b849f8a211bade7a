import { parseArgs } from 'node:util';
import { beijingDay } from '../../shared/base/clock.ts';
import { exampleId, parsePeriod, periodOf, previousPeriod } from '../../shared/periods/calendar.ts';
import { demoCatalog } from '../platform/catalog/index.ts';
import { MOST_SHEET_ROWS, writeSample } from './write.ts';

const usage = `npm run sample -- --dataset RS01 --out rs01.xlsx [--period 2026-10] [--rows 500] [--seed 7] [--errors 0.02] [--codes]

  --dataset  a dataset of the demo catalog
  --out      file to write; the ending says how: .xlsx or .csv
  --period   the last period that ended, when left out
  --rows     how many rows (100); above a million only .csv
  --seed     the same number gives the same file (1)
  --errors   share of rows with a mistake, 0 to 1 (0)
  --codes    field codes instead of names as the header of a .csv
`;

function refuse(why: string): never {
  process.stderr.write(`${why}\n\n${usage}`);
  process.exit(2);
}

/** `parseArgs` throws for options it does not know; the sentence is its own. */
function readArguments() {
  try {
    return parseArgs({
      options: {
        dataset: { type: 'string' },
        out: { type: 'string' },
        period: { type: 'string' },
        rows: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        errors: { type: 'string', default: '0' },
        codes: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const values = readArguments();
if (values.help) {
  process.stdout.write(usage);
  process.exit(0);
}

const catalog = demoCatalog();
const dataset = catalog.datasets.find(({ id }) => id === values.dataset?.toUpperCase());
if (!dataset) refuse(`There is no dataset “${values.dataset ?? ''}”. One of: ${catalog.datasets.map(({ id }) => id).join(' ')}`);
const { frequency } = dataset.liaison.timing;
const period = values.period
  ? parsePeriod(frequency, values.period)
  : previousPeriod(periodOf(frequency, beijingDay(Date.now())));
if (!period) refuse(`“${values.period}” is not a period of ${dataset.id} (${frequency}); write it like ${exampleId[frequency]}`);
const { out } = values;
if (!out || !/\.(xlsx|csv)$/i.test(out)) refuse('--out names a file that ends in .xlsx or .csv');
const [rows, seed, errors] = [Number(values.rows), Number(values.seed), Number(values.errors)];
if (!Number.isSafeInteger(rows) || rows < 0) refuse('--rows is a whole number');
if (rows > MOST_SHEET_ROWS && /\.xlsx$/i.test(out)) refuse(`A sheet holds ${MOST_SHEET_ROWS} rows at most; write .csv`);
if (!Number.isSafeInteger(seed)) refuse('--seed is a whole number');
if (!(errors >= 0 && errors <= 1)) refuse('--errors is a share from 0 to 1');

const written = writeSample(out, dataset, catalog, { rows, seed, errors, period, codes: values.codes });
process.stdout.write(`${out}: ${written} rows of ${dataset.id} ${dataset.title.zh}, ${period.id}\n`);

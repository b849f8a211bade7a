import { importInto } from '../support/import-into.ts';
import { PASSPHRASE } from './passphrase.ts';
import { peakMemory } from './peak.ts';
import { openThreadDesk } from './thread-desk.ts';

/**
 * A large file into a draft, engine and threads included, in a process of its own; prints seconds and the peak of memory
 * in KiB. It loads no more than a host does: what else it needed would count as memory of the product.
 */
const [profile = '', id = '', csv = '', dataset = ''] = process.argv.slice(2);
const desk = openThreadDesk(profile);
await desk.ask('session.unlock', { passphrase: PASSPHRASE });
const from = performance.now();
await importInto(desk, id, csv, dataset);
await desk.ask('records.page', { id, start: 0, count: 200 });
const seconds = (performance.now() - from) / 1000;
await desk.stop();
process.stdout.write(`${JSON.stringify({ seconds, peak: peakMemory() })}\n`);

import { importInto } from '../support/import-into.ts';
import { PASSPHRASE } from './passphrase.ts';
import { peakMemory } from './peak.ts';
import { openThreadDesk } from './thread-desk.ts';

/**
 * Makes one error workbook in a process of its own and prints what it took; the peak is in KiB. Given a workbook, it is
 * imported first and marked itself.
 */
const [profile = '', id = '', dataset = '', book] = process.argv.slice(2);
const desk = openThreadDesk(profile);
await desk.ask('session.unlock', { passphrase: PASSPHRASE });
const rss = (): number => process.memoryUsage().rss / 1024;
const before = rss();
if (book !== undefined) await importInto(desk, id, book, dataset);
/** What the import's thread left behind: not the export's doing, and not given back to the system. */
const left = Math.max(0, rss() - before);
const { counts } = await desk.ask('validation.overview', { id });
const from = performance.now();
const { token } = await desk.ask('exports.prepare', {
  of: { kind: 'errors', id },
  language: 'zh',
  purpose: '测量导出的速度',
  masked: book === undefined,
});
const followed = desk.ask('exports.follow', { token });
const taken = await desk.take(token);
if (!taken.ok) throw new Error(taken.problem.code);
let bytes = 0;
for await (const piece of taken.value.bytes) bytes += piece.length;
const facts = await followed;
const seconds = (performance.now() - from) / 1000;
if (facts.bytes !== bytes) throw new Error('the workbook is not whole');
await desk.stop();
const findings = counts.blocking + counts.justify + counts.info;
process.stdout.write(`${JSON.stringify({ seconds, peak: peakMemory() - (book === undefined ? 0 : left), findings })}\n`);

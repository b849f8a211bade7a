import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { type LegacySheet, legacySheets } from './legacy-rows.node.ts';
import type { Merge } from './merges.ts';
import type { FileSource } from './source.node.ts';
import type { RawRow } from './xlsx-rows.ts';

/** What the thread is asked; it answers each with one message. */
export type ToLegacy =
  | { readonly ask: 'sheets' }
  | { readonly ask: 'rows'; readonly sheet: string; readonly from: number }
  | { readonly ask: 'merges'; readonly sheet: string };
export type FromLegacy =
  | { readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly rows: number }[] }
  | { readonly rows: readonly RawRow[] }
  | { readonly merges: readonly Merge[] }
  | { readonly fault: 'encrypted' | 'broken' };

const BATCH = 1000;

/** Reads an .xls or .ods whole, in a thread of its own: a malicious one costs this thread, not the engine. */
const port = parentPort;
if (!port) throw new Error('this thread is started by legacy.node.ts');
const { source }: { readonly source: FileSource } = workerData;

let sheets: readonly LegacySheet[] | null = null;

async function answer(message: ToLegacy): Promise<FromLegacy> {
  try {
    sheets ??= await legacySheets(source.kind === 'path' ? readFileSync(source.path) : Buffer.from(source.bytes));
  } catch (error) {
    return { fault: error instanceof Error && /password|^ECMA-376 Encrypted/i.test(error.message) ? 'encrypted' : 'broken' };
  }
  if (message.ask === 'sheets')
    return { sheets: sheets.map(({ name, hidden, rows }) => ({ name, hidden, rows: rows.at(-1)?.n ?? 0 })) };
  const sheet = sheets.find(({ name }) => name === message.sheet);
  if (message.ask === 'merges') return { merges: sheet?.merges ?? [] };
  return { rows: (sheet?.rows ?? []).slice(message.from, message.from + BATCH) };
}

port.on('message', (message: ToLegacy) => void answer(message).then((reply) => port.postMessage(reply)));

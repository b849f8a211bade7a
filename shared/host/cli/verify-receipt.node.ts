import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fill, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import { readReceiptCode } from '../../submissions/receipt-code.ts';
import { checkReceiptCode, checkReceiptFile, readReceiptFile } from '../../sync/proof.node.ts';
import type { ReceiptFile } from '../../sync/receipt-file.ts';
import { common, type Manner, readArguments, usage } from './arguments.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { proofWords } from './proof-words.ts';

/** No receipt file is larger: a manifest, a handful of signatures, one record. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Looks at an exported receipt without any profile: whoever has the file can. Keys inside it are only as good as the
 * file, so their fingerprints are said, and trusted ones can be given.
 */
export async function verifyReceiptFile(argv: readonly string[], io: Io, manner: Manner): Promise<Result<ExitCode>> {
  const text_ = { type: 'string' } as const;
  const options = { ...common, fingerprint: { type: 'string', multiple: true }, code: text_, key: text_ } as const;
  const read = readArguments(() => parseArgs({ args: [...argv], allowPositionals: true, options }));
  if (!read.ok) return read;
  const { code, key } = read.value.values;
  if (code !== undefined)
    return checkCode({ code, key, trusted: read.value.values.fingerprint }, read.value.positionals, io, manner);
  const [path, ...more] = read.value.positionals;
  if (path === undefined || more.length > 0) return usage(path === undefined ? 'FILE' : more.join(' '));
  const text = readText(resolve(io.cwd, path));
  if (text === null) return fail(problem('host/noFile', { file: path }));
  const file = readReceiptFile(text);
  if (!file.ok) return file;
  const trusted = read.value.values.fingerprint;
  const keys = file.value.keys.filter((key) => trusted === undefined || trusted.includes(fingerprintOf(key)));
  const checks = checkReceiptFile(file.value, keys);
  const matches = checks.every((check) => check.ok);
  const fingerprints = file.value.keys.map((key) => ({ keyId: key.keyId, fingerprint: fingerprintOf(key) }));
  if (manner.json) {
    for (const check of checks) io.out(`${JSON.stringify({ check })}\n`);
    io.out(`${JSON.stringify({ summary: { matches, keys: fingerprints, trusted: trusted !== undefined } })}\n`);
    return ok(matches ? exit.ok : exit.findings);
  }
  const words = proofWords(manner.language);
  for (const { what, about, ok: isOk, detail } of checks)
    io.out(`${isOk ? '✓' : '✗'} ${fill(words.what[what], { about })}${isOk ? '' : ` (${detail})`}\n`);
  for (const one of fingerprints) io.out(`  ${fill(trusted === undefined ? words.compare : words.key, one)}\n`);
  io.out(`${matches ? words.matches : words.differs}\n`);
  return ok(matches ? exit.ok : exit.findings);
}

/** The text of a QR code on a printed receipt, against the platform's published key (SPKI, base64) or a receipt file's. */
function checkCode(
  { code, key, trusted }: { code: string; key: string | undefined; trusted: readonly string[] | undefined },
  [path, ...more]: readonly string[],
  io: Io,
  manner: Manner,
): Result<ExitCode> {
  const coded = readReceiptCode(code);
  if (!coded) return fail(problem('sync/receiptFile', { detail: 'code' }));
  if (more.length > 0 || (path === undefined) === (key === undefined)) return usage('--code TEXT (FILE | --key SPKI)');
  const text = path === undefined ? null : readText(resolve(io.cwd, path));
  if (path !== undefined && text === null) return fail(problem('host/noFile', { file: path }));
  const file = text === null ? null : readReceiptFile(text);
  if (file && !file.ok) return file;
  const given = key === undefined ? [] : [{ keyId: coded.keyId, publicKey: key }];
  const held = file?.ok ? file.value.keys : [];
  const keys = [...given, ...held.filter((one) => trusted === undefined || trusted.includes(fingerprintOf(one)))];
  const check = checkReceiptCode(coded, keys);
  const words = proofWords(manner.language);
  if (manner.json) io.out(`${JSON.stringify({ check })}\n`);
  else {
    io.out(
      `${check.ok ? '✓' : '✗'} ${fill(words.what.receipt, { about: check.about })}${check.ok ? '' : ` (${check.detail})`}\n`,
    );
    if (check.ok) io.out(`  ${coded.payload}\n`);
    io.out(`${check.ok ? words.matches : words.differs}\n`);
  }
  return ok(check.ok ? exit.ok : exit.findings);
}

/** SHA-256 over the public key as it is published (SPKI DER). */
const fingerprintOf = ({ publicKey }: ReceiptFile['keys'][number]): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex');

function readText(path: string): string | null {
  try {
    const bytes = readFileSync(path);
    return bytes.length > MOST_BYTES ? null : bytes.toString('utf8');
  } catch {
    return null;
  }
}

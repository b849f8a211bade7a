import { type Language, problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';

/** Options every command has. */
export const common = {
  json: { type: 'boolean', default: false },
  lang: { type: 'string', default: 'zh' },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** Options of the commands that open a profile. */
export const profiled = {
  ...common,
  profile: { type: 'string' },
  'passphrase-fd': { type: 'string' },
} as const;

/** How a command speaks: known before its arguments are parsed, so that a wrong argument is answered the same way. */
export interface Manner {
  readonly json: boolean;
  readonly language: Language;
}

export function mannerOf(argv: readonly string[]): Manner {
  const english = argv.some((argument, at) => argument === '--lang=en' || (argument === '--lang' && argv[at + 1] === 'en'));
  return { json: argv.includes('--json'), language: english ? 'en' : 'zh' };
}

/** Runs node's parser; what it refuses is the caller's mistake, not a bug. */
export function readArguments<T extends { readonly values: { readonly lang?: string | undefined } }>(parse: () => T): Result<T> {
  try {
    const parsed = parse();
    const { lang } = parsed.values;
    return lang === 'zh' || lang === 'en' ? ok(parsed) : usage(`--lang ${lang}`);
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
      return usage(error.message.split('. ')[0] ?? error.message);
    throw error;
  }
}

export const usage = (detail: string) => fail(problem('host/usage', { detail }));

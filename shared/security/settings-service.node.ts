import { z } from 'zod';
import type { Handlers } from '../base/call.ts';
import type { Emit } from '../base/emit.ts';
import { problem } from '../base/problem.ts';
import { fail, ok } from '../base/result.ts';
import { type Settings, type settingsCalls, tableLayout } from './calls.ts';
import type { OpenSession, Present } from './session.node.ts';
import { readSetting, writeSetting } from './settings.node.ts';

const settingsSchema = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  lockAfterMinutes: z.number().int().min(1).max(240).default(15),
  clearClipboardMinutes: z.number().int().min(0).max(60).default(2),
});

/** Each officer's own choice. */
const coverKey = ({ officer }: OpenSession): string => `cover:${officer.id}`;

/** Answers `settings.*`: what this desk is set to. */
export function settingsService({ session, emit }: Present & { readonly emit: Emit }): Handlers<typeof settingsCalls> {
  const locked = () => fail(problem('contract/locked'));
  const settings = (): Settings => settingsSchema.parse(session()?.store.read((tx) => readSetting(tx, 'settings')) ?? {});
  return {
    'settings.get': () => ok(settings()),
    'settings.set': (change) => {
      const open = session();
      if (!open) return locked();
      const next = settingsSchema.parse({ ...settings(), ...change });
      open.store.write((tx) => writeSetting(tx, 'settings', next));
      emit({ kind: 'settings' });
      return ok(next);
    },
    'settings.cover': () => {
      const open = session();
      return open ? ok(open.store.read((tx) => readSetting(tx, coverKey(open))) === true) : locked();
    },
    'settings.setCover': ({ on }) => {
      const open = session();
      if (!open) return locked();
      open.store.write((tx) => writeSetting(tx, coverKey(open), on));
      emit({ kind: 'settings' });
      return ok(on);
    },
    'settings.layout': ({ dataset }) => {
      const kept = tableLayout.safeParse(session()?.store.read((tx) => readSetting(tx, `table:${dataset}`)));
      return ok(kept.success ? kept.data : { widths: {}, frozen: null });
    },
    'settings.setLayout': ({ dataset, layout }) => {
      const open = session();
      if (!open) return locked();
      open.store.write((tx) => writeSetting(tx, `table:${dataset}`, layout));
      emit({ kind: 'settings' });
      return ok(layout);
    },
  };
}

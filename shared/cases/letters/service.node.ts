import { setImmediate } from 'node:timers/promises';
import type { Handlers } from '../../base/call.ts';
import { beijingDay, type Clock } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok, type Result } from '../../base/result.ts';
import type { Store, Tx } from '../../store/tx.ts';
import type { LetterPreview, LetterTexts, lettersCalls } from './calls.ts';
import { deliveredCitations, deliveredTemplates } from './delivered.ts';
import { findFonts, fontChoices, type LetterFonts } from './fonts/found.node.ts';
import { layoutLetter } from './layout.ts';
import { signsWithout } from './missing.ts';
import { type LetterInHand, letterInHandSchema, letterKinds } from './model.ts';
import type { LetterPage } from './page.ts';
import { fillTemplate, letterFacts, noOwnTexts, type OwnTexts, ownTextsSchema, unknownPlaces } from './templates.ts';

type SettingKey = 'letters' | 'letterInHand';

export interface LettersDeps {
  readonly store: Pick<Store, 'read' | 'write'>;
  readonly clock: Clock;
  readonly unit: { readonly name: string };
  /** Settings of the store: the unit's own texts, the letter in hand. */
  readonly read: (tx: Tx, key: SettingKey) => unknown;
  readonly write: (tx: Tx, key: SettingKey, value: OwnTexts | LetterInHand) => void;
  /** The fonts of this computer; asked again now and then, since one may be installed meanwhile. */
  readonly findFonts?: () => Promise<LetterFonts>;
}

/** How long what was found is believed. */
const FONTS_MS = 60_000;
/** Pages set between two looks at what else there is to do. */
const SLICE = 10;

/** Answers `letters.*`: the unit's texts, a letter from its facts, its pages as they will be printed. */
export function lettersService(deps: LettersDeps): Handlers<typeof lettersCalls> {
  const { store, clock } = deps;
  const fontsNow = remembered(clock, deps.findFonts ?? findFonts);
  let last: { readonly key: string; readonly pages: readonly LetterPage[]; readonly missing: readonly string[] } | null = null;

  const ownTexts = (tx: Tx): OwnTexts => {
    const kept = ownTextsSchema.safeParse(deps.read(tx, 'letters'));
    return kept.success ? kept.data : noOwnTexts;
  };
  const texts = (own: OwnTexts): LetterTexts => ({
    kinds: letterKinds.map((kind) => ({
      kind,
      template: own.templates[kind] ?? deliveredTemplates[kind],
      citation: own.citations[kind] ?? deliveredCitations[kind],
      facts: letterFacts[kind],
      own: { template: own.templates[kind] !== undefined, citation: own.citations[kind] !== undefined },
    })),
  });

  const change = (to: (own: OwnTexts) => OwnTexts): Result<LetterTexts> =>
    ok(
      store.write((tx) => {
        const now = to(ownTexts(tx));
        deps.write(tx, 'letters', now);
        return texts(now);
      }),
    );

  return {
    'letters.templates': () => ok(texts(store.read(ownTexts))),
    'letters.setTemplate'({ kind, template }) {
      const unknown = template ? unknownPlaces(kind, template) : [];
      if (unknown.length > 0)
        return fail(problem('letters/unknownPlace', { names: unknown.map((name) => `{${name}}`).join(' ') }));
      return change(({ templates: { [kind]: _before, ...templates }, citations }) => ({
        templates: template ? { ...templates, [kind]: template } : templates,
        citations,
      }));
    },
    'letters.setCitation': ({ kind, citation }) =>
      change(({ templates, citations: { [kind]: _before, ...citations } }) => ({
        templates,
        citations: citation === null ? citations : { ...citations, [kind]: citation },
      })),
    'letters.draft'({ kind, facts, attachments, copies }) {
      const own = store.read(ownTexts);
      const template = own.templates[kind] ?? deliveredTemplates[kind];
      return ok(
        fillTemplate(template, own.citations[kind] ?? deliveredCitations[kind], {
          kind,
          facts,
          date: beijingDay(clock.now()),
          unit: deps.unit.name,
          ...(attachments ? { attachments } : {}),
          ...(copies ? { copies } : {}),
        }),
      );
    },
    'letters.inHand'() {
      const kept = letterInHandSchema.safeParse(store.read((tx) => deps.read(tx, 'letterInHand')));
      return ok(kept.success ? kept.data : null);
    },
    'letters.keep'(inHand) {
      store.write((tx) => deps.write(tx, 'letterInHand', inHand));
      return ok();
    },
    async 'letters.preview'({ letter, from, count }, context) {
      const fonts = await fontsNow();
      const key = JSON.stringify(letter);
      if (last?.key !== key) {
        const pages: LetterPage[] = [];
        for (const page of layoutLetter(letter)) {
          pages.push(page);
          if (pages.length % SLICE !== 0) continue;
          await setImmediate();
          if (context.signal.aborted) return fail(problem('contract/cancelled'));
        }
        last = { key, pages, missing: signsWithout(pages, (role, sign) => fonts.faceFor(role, sign) !== null) };
      }
      const { pages, missing } = last;
      const preview: LetterPreview = {
        pages: pages.slice(from, from + count),
        total: pages.length,
        fonts: fontChoices(fonts),
        missing,
      };
      return ok(preview);
    },
  };
}

function remembered(clock: Clock, find: () => Promise<LetterFonts>): () => Promise<LetterFonts> {
  let found: Promise<LetterFonts> | null = null;
  let at = 0;
  return () => {
    if (!found || clock.now() - at > FONTS_MS) {
      found = find();
      at = clock.now();
    }
    return found;
  };
}

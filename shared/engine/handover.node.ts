import type { Clock } from '../base/clock.ts';
import { letterInHandSchema } from '../cases/letters/model.ts';
import { ownTextsSchema } from '../cases/letters/templates.ts';
import { announceLiaison, liaisonLetter, openCases } from '../cases/liaison.node.ts';
import type { catalogReader } from '../catalog/queries.node.ts';
import { mappingsKept } from '../records/import-mappings.node.ts';
import type { HandoverItem } from '../security/handover/model.ts';
import type { HandoverPorts } from '../security/handover/service.node.ts';
import { readSetting } from '../security/settings.node.ts';
import type { Tx } from '../store/tx.ts';
import { onDesk } from '../submissions/on-desk.node.ts';

export interface HandoverPortsDeps {
  readonly clock: Clock;
  readonly catalog: ReturnType<typeof catalogReader>;
  readonly unit: { readonly name: string };
}

type Titled = (id: string) => HandoverItem['title'];

/** Joins what the rooms keep to one list of all that changes hands. */
export function handoverPorts(deps: HandoverPortsDeps): Omit<HandoverPorts, 'sign'> {
  return {
    announce: (tx, said, officer) => announceLiaison(deps, tx, said, officer),
    letter: (tx, id) => liaisonLetter(tx, id),
    items(tx, letter) {
      const datasets = deps.catalog.current(tx)?.package.datasets ?? [];
      const titled: Titled = (id) => datasets.find((dataset) => dataset.id === id)?.title ?? { zh: id };
      return [
        ...onDesk(tx).map(({ dataset, ...item }): HandoverItem => ({ ...item, title: titled(dataset) })),
        ...openCases(tx, letter).map(
          ({ id, title, phase, due }): HandoverItem => ({
            key: `case:${id}`,
            section: 'cases',
            title: { zh: title },
            period: due,
            count: null,
            note: phase ?? '',
          }),
        ),
        ...mappingsKept(tx).map(
          ({ dataset, count }): HandoverItem => ({
            key: `mapping:${dataset}`,
            section: 'mappings',
            title: titled(dataset),
            period: null,
            count,
            note: '',
          }),
        ),
        ...letters(tx),
      ];
    },
  };
}

/** The letter being written outside any case, and the texts the unit made its own. */
function letters(tx: Tx): HandoverItem[] {
  const found: HandoverItem[] = [];
  const base = { section: 'letters', period: null, note: '' } as const;
  const hand = letterInHandSchema.safeParse(readSetting(tx, 'letterInHand'));
  if (hand.success)
    found.push({ ...base, key: 'letter:hand', title: { zh: hand.data.letter.title || '（无标题）' }, count: null });
  const own = ownTextsSchema.safeParse(readSetting(tx, 'letters'));
  const count = own.success ? Object.keys(own.data.templates).length + Object.keys(own.data.citations).length : 0;
  if (count > 0)
    found.push({ ...base, key: 'letter:own', title: { zh: '本单位的公函模板和引用依据', en: 'Own letter texts' }, count });
  return found;
}

import { App, Button } from 'antd';
import { useState } from 'react';
import type { CarriedIn, OutboxItem } from '../../../shared/sync/model.ts';
import { chooseFile } from '../../link/files.ts';
import { saveExport } from '../../link/save.ts';
import { Card } from '../../parts/card.tsx';
import { useAct } from '../../parts/use-act.ts';
import { byHandWords } from '../../words/by-hand.ts';
import { moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { goesByHand } from './outbox.ts';

/** Where no line goes: batches and letters out on removable media, receipts, catalog and messages back in. */
export function ByHand({ open }: { readonly open: readonly OutboxItem[] }) {
  const words = useWords(byHandWords);
  const act = useAct();
  const carryOut = useCarryOut();
  const waiting = open.filter(goesByHand);
  const letters = waiting.filter((item) => item.case !== null).length;
  const [brought, setBrought] = useState<CarriedIn | null>(null);
  const [reading, setReading] = useState(false);

  async function bringIn() {
    const chosen = await chooseFile('.liaison');
    if (!chosen?.ok) return;
    setReading(true);
    const carried = await act('sync.carryIn', { token: chosen.value.token });
    setReading(false);
    setBrought(carried.ok ? carried.value : null);
  }

  return (
    <Card title={words.title}>
      <div className="sync-by-hand">
        <p className="quiet">{words.text}</p>
        <p>
          <Button onClick={() => void carryOut(null)}>
            {waiting.length > 0 ? words.out(waiting.length - letters, letters) : words.outEmpty}
          </Button>
          <Button loading={reading} onClick={() => void bringIn()}>
            {words.in}
          </Button>
        </p>
        {brought ? <Brought brought={brought} /> : null}
      </div>
    </Card>
  );
}

/** What the return bundle brought, and what of it could not be used. */
function Brought({ brought }: { readonly brought: CarriedIn }) {
  const words = useWords(byHandWords);
  const { at, delivered, letters, events, evidence, catalog, refused, spoiled, unverified, gap, damaged } = brought;
  return (
    <div role="status" className="sync-brought">
      <p className="green">
        ✓ {words.brought(moment(at), delivered, letters, events)}
        {evidence > 0 ? words.withEvidence(evidence) : null}
        {catalog ? words.withCatalog : null}
      </p>
      {refused > 0 ? <p className="red">{words.refused(refused)}</p> : null}
      {spoiled > 0 ? <p className="red">{words.spoiled(spoiled)}</p> : null}
      {unverified > 0 ? <p className="red">{words.unverified(unverified)}</p> : null}
      {gap ? <p className="amber">{words.gap}</p> : null}
      {damaged.length > 0 ? (
        <>
          <p className="red">{words.damaged(damaged.length)}</p>
          <ul>
            {damaged.map((name) => (
              <li key={name}>
                <code>{name}</code>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

/** Saves what waits (all, or these items) as a bundle. */
export function useCarryOut(): (ids: readonly number[] | null) => Promise<void> {
  const words = useWords(byHandWords);
  const act = useAct();
  const { message } = App.useApp();
  return async (ids) => {
    const made = await act('sync.carryOut', { ids: ids ? [...ids] : null });
    if (!made.ok) return;
    const saved = await saveExport(made.value);
    if (!saved.ok) message.error(words.notSaved);
    else if (saved.value) message.success({ content: words.saved(made.value.batches, made.value.letters), duration: 6 });
  };
}

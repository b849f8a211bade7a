import { App, Button } from 'antd';
import { useState } from 'react';
import type { CarriedIn } from '../../../shared/sync/model.ts';
import { chooseFile } from '../../link/files.ts';
import { saveExport } from '../../link/save.ts';
import { Card } from '../../parts/card.tsx';
import { useAct } from '../../parts/use-act.ts';
import { byHandWords } from '../../words/by-hand.ts';
import { moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';

/** Where no line goes: batches out on removable media, receipts, catalog and messages back in. */
export function ByHand({ waiting }: { readonly waiting: number }) {
  const words = useWords(byHandWords);
  const act = useAct();
  const carryOut = useCarryOut();
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
          <Button onClick={() => void carryOut(null)}>{waiting > 0 ? words.out(waiting) : words.outEmpty}</Button>
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
  const { at, delivered, events, catalog, refused, unverified, gap, damaged } = brought;
  return (
    <div role="status" className="sync-brought">
      <p className="green">
        ✓ {words.brought(moment(at), delivered, events)}
        {catalog ? words.withCatalog : null}
      </p>
      {refused > 0 ? <p className="red">{words.refused(refused)}</p> : null}
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

/** Saves waiting batches (all, or these items) as a bundle. */
export function useCarryOut(): (ids: readonly number[] | null) => Promise<void> {
  const words = useWords(byHandWords);
  const act = useAct();
  const { message } = App.useApp();
  return async (ids) => {
    const made = await act('sync.carryOut', { ids: ids ? [...ids] : null });
    if (!made.ok) return;
    const saved = await saveExport(made.value);
    if (!saved.ok) message.error(words.notSaved);
    else if (saved.value) message.success({ content: words.saved(made.value.batches), duration: 6 });
  };
}

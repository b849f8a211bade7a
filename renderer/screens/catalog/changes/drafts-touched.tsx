import type { DraftPin } from '../../../../shared/submissions/repin/model.ts';
import { Card } from '../../../parts/card.tsx';
import { Sheet } from '../../../parts/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { formatRoute } from '../../../state/route.ts';
import { changesWords } from '../../../words/catalog-changes.ts';
import { count } from '../../../words/format.ts';
import { periodWords } from '../../../words/period.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import type { Impact } from './use-impact.ts';

/** Open drafts that another version is in force for, each with the rows it would touch. */
export function DraftsTouched({ pins, impact }: { readonly pins: readonly DraftPin[]; readonly impact: Impact }) {
  const words = useWords(changesWords);
  const language = useLanguage((state) => state.language);
  const say = useTitle();
  return (
    <Card title={words.drafts}>
      <Sheet label={words.drafts}>
        <thead>
          <tr>
            <th scope="col">{words.draft}</th>
            <th scope="col">{words.draftBy}</th>
            <th scope="col" className="number">
              {words.draftRows}
            </th>
            <th scope="col" className="number">
              {words.draftAffected}
            </th>
            <th scope="col" aria-label={words.open} />
          </tr>
        </thead>
        <tbody>
          {pins.map((pin) => {
            const name = `${say(pin.datasetTitle)} · ${periodWords(pin.period, language)}`;
            const affected = impact.get(pin.id)?.affected;
            return (
              <tr key={pin.id}>
                <td>{name}</td>
                <td>{pin.version}</td>
                <td className="number">{count(pin.rows)}</td>
                <td className="number">{affected === undefined ? '…' : words.affected(count(affected))}</td>
                <td>
                  <a href={formatRoute({ screen: 'editor', id: pin.id })} aria-label={words.openDraft(name)}>
                    {words.open}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Sheet>
    </Card>
  );
}

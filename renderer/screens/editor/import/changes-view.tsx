import type { ImportChanges } from '../../../../shared/records/model.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { importChangesWords } from '../../../words/import-changes.ts';
import { useWords } from '../../../words/words.ts';
import type { Wanted } from './choices.ts';
import { ConflictTable } from './conflict-table.tsx';

/** Lists are samples: so many are shown of each. */
const SHOWN = 50;

/** What an import would do, before it does it. */
export function ChangesView(props: {
  readonly changes: ImportChanges;
  readonly titles: ReadonlyMap<string, string>;
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}) {
  const words = useWords(importChangesWords);
  const { changes, titles } = props;
  const { blocking, justify, info } = changes.findings;
  const title = (field: string): string => titles.get(field) ?? field;
  const figures = [
    ['added', changes.added],
    ['changed', changes.changed],
    ['same', changes.same],
    ['gone', changes.gone],
    ['kept', changes.kept],
  ] as const;
  const idle = changes.added + changes.changed + changes.gone + changes.conflicting === 0;
  return (
    <section className="import-changes" aria-label={words.heading} tabIndex={-1}>
      <h3>{words.heading}</h3>
      <dl className="import-figures">
        {figures.map(([name, n]) => (
          <div key={name} className={`import-figure import-figure-${name}${n === 0 ? ' import-none' : ''}`}>
            <dt>{words[name]}</dt>
            <dd>
              {words.rows(n)}
              {name === 'changed' && changes.cells > 0 ? <span className="quiet"> · {words.cells(changes.cells)}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className={idle ? 'quiet' : blocking > 0 ? 'red' : justify > 0 ? 'amber' : 'quiet'}>
        {idle ? words.nothing : blocking + justify + info === 0 ? words.noFindings : words.findings(blocking, justify, info)}
      </p>
      {changes.relabelled.length > 0 ? (
        <p className="quiet">
          {words.relabelled}
          {changes.relabelled
            .map(({ field, cells, text, code }) => words.relabelledIn(title(field), cells, text, code))
            .join(words.comma)}
        </p>
      ) : null}
      {changes.conflicting > 0 ? <ConflictTable {...props} /> : null}
      {changes.damaged > 0 ? (
        <section>
          <h3>{words.damageHeading(changes.damaged)}</h3>
          <p className="quiet">{words.damageHelp}</p>
          <Sheet label={words.damageHeading(changes.damaged)} heads={[words.address, words.field, words.kind, words.value]}>
            {changes.damage.slice(0, SHOWN).map((one) => (
              <tr key={`${one.address} ${one.detail}`}>
                <td>{one.address}</td>
                <td>{title(one.field)}</td>
                <td className="red">{words.damage(one.detail)}</td>
                <td className="import-sample">{one.value}</td>
              </tr>
            ))}
          </Sheet>
          {changes.damaged > SHOWN ? <p className="quiet">{words.more(changes.damaged - SHOWN)}</p> : null}
        </section>
      ) : null}
      {changes.changes.length > 0 ? (
        <section>
          <h3>{words.changeHeading}</h3>
          <Sheet label={words.changeHeading} heads={[words.record, words.field, words.address, words.before, words.after]}>
            {changes.changes.slice(0, SHOWN).map((one) => (
              <tr key={`${one.address} ${one.field}`}>
                <td>{one.label}</td>
                <td>{title(one.field)}</td>
                <td className="quiet">{one.address}</td>
                <td>{one.before ?? words.empty}</td>
                <td className="import-taken">{one.after ?? words.empty}</td>
              </tr>
            ))}
          </Sheet>
        </section>
      ) : null}
    </section>
  );
}

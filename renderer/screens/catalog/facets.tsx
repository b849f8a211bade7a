import type { ReactNode } from 'react';
import { daysBetween } from '../../../shared/base/clock.ts';
import type { Dataset, Timing } from '../../../shared/catalog/model.ts';
import { deliveries } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import { exampleId, parsePeriod } from '../../../shared/periods/calendar.ts';
import { windowOf } from '../../../shared/periods/window.ts';
import { AskUse } from '../../parts/use-right/ask-use.tsx';
import { useLanguage } from '../../state/language.ts';
import { catalogWords } from '../../words/catalog.ts';
import { count } from '../../words/format.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { missingOf, namesOf, referencesOf } from './field-facts.ts';

/** The four facets of article 8, side by side: what, how, to what standard, when. */
export function Facets({ dataset }: { readonly dataset: Dataset }) {
  const words = useWords(catalogWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const { liaison, schema } = dataset;
  const titles = new Map(schema.fields.map((field) => [field.name, fieldTitle(field, language)]));
  const key = namesOf(schema.primaryKey).map((name) => titles.get(name) ?? name);
  const missing = missingOf(schema.missingValues);
  const ways = deliveries.filter((way) => liaison.delivery.includes(way)).map((way) => words.deliveries[way]);
  return (
    <div className="catalog-facets">
      <Facet name={words.content}>
        <p>{title(liaison.content)}</p>
        <p className="quiet">{liaison.expectedRows === undefined ? null : words.expected(count(liaison.expectedRows))}</p>
      </Facet>
      <Facet name={words.delivery}>
        <p>{ways.join(' · ')}</p>
        <p className="quiet">{liaison.units.map((unit) => unit.name).join(' · ')}</p>
      </Facet>
      <Facet name={words.standard}>
        <p>{title(liaison.standard)}</p>
        {key.length > 0 ? <p className="quiet">{words.key(key.join(' + '))}</p> : null}
        {referencesOf(schema.foreignKeys).map(({ fields, resource }) => (
          <p className="quiet" key={`${fields.join()} ${resource}`}>
            {words.refers(fields.map((name) => titles.get(name) ?? name).join(' + '), resource || words.refersOwn)}
          </p>
        ))}
        {liaison.retention === undefined ? null : <p className="quiet">{words.keptFor(liaison.retention.months)}</p>}
        {liaison.sharing === 'conditional' ? <Conditional dataset={dataset} /> : null}
        {liaison.signOff === 'fourEyes' ? <p className="quiet">{words.fourEyes}</p> : null}
        {missing.length > 0 ? <p className="quiet">{words.missing(missing.join(' · '))}</p> : null}
      </Facet>
      <Facet name={words.timing}>
        <TimingWords timing={liaison.timing} />
      </Facet>
    </div>
  );
}

/** Others use it only by allotment: what it takes to use it here. */
function Conditional({ dataset }: { readonly dataset: Dataset }) {
  const words = useWords(grantsWords);
  return (
    <p className="quiet">
      {words.conditional} <AskUse dataset={dataset} />
    </p>
  );
}

function Facet({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{name}</h3>
      {children}
    </section>
  );
}

/** Days from a period's end to its due day; the same for every period while nothing rolls. */
function daysToDue(timing: Timing): number | null {
  const period = parsePeriod(timing.frequency, exampleId[timing.frequency]);
  const window = period && windowOf({ ...timing, rollToNextWorkday: false }, period);
  return window?.due ? daysBetween(window.end, window.due) : null;
}

function TimingWords({ timing }: { readonly timing: Timing }) {
  const words = useWords(catalogWords);
  const days = daysToDue(timing);
  return (
    <>
      <p>
        <span className="strong">{words.frequency[timing.frequency]}</span>{' '}
        {days === null ? words.dueRealtime : words.due(timing.frequency, days)}
      </p>
      {days === null ? null : <p className="quiet">{timing.rollToNextWorkday ? words.rolls : words.noRoll}</p>}
      {timing.closesAfter === undefined || days === null ? null : (
        <p className="quiet">{words.closesAfter(timing.closesAfter)}</p>
      )}
      {timing.firstDay === undefined ? null : <p className="quiet">{words.firstDay(timing.firstDay)}</p>}
    </>
  );
}

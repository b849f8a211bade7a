import { Button } from 'antd';
import { useState } from 'react';
import { Card } from '../../parts/card.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { count, moment } from '../../words/format.ts';
import { periodWords } from '../../words/period.ts';
import { revisionWord } from '../../words/states.ts';
import { submissionsWords } from '../../words/submissions.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Acts } from './acts.tsx';
import { type DatasetGroup, datasetGroups, firstPeriods, type PeriodGroup } from './grouping.ts';
import { Timeliness } from './timeliness.tsx';

const PAGE = 100;
/** Periods of each dataset on view while there are several datasets; the rest waits behind a line. */
const FEW = 4;

/** Every period by dataset, its newest revision on the line and the earlier ones folded beneath it. */
export function List({ groups }: { readonly groups: readonly PeriodGroup[] }) {
  const words = useWords(submissionsWords);
  const [most, setMost] = useState(PAGE);
  const shown = firstPeriods(datasetGroups(groups), most);
  const rest = groups.length - most;
  return (
    <Card>
      <Sheet label={words.title} className="submissions-list">
        <thead>
          <tr>
            <th>{words.period}</th>
            <th>{words.revision}</th>
            <th>{words.state}</th>
            <th className="number">{words.rows}</th>
            <th>{words.due}</th>
            <th>{words.changed}</th>
            <th>{words.acts}</th>
          </tr>
        </thead>
        {shown.map((group) => (
          <Dataset key={group.dataset} group={group} alone={shown.length === 1} />
        ))}
      </Sheet>
      {rest > 0 ? (
        <p className="submissions-more">
          <Button type="link" onClick={() => setMost(most + PAGE)}>
            {words.more(Math.min(rest, PAGE))}
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

function Dataset({ group, alone }: { readonly group: DatasetGroup; readonly alone: boolean }) {
  const words = useWords(submissionsWords);
  const title = useTitle();
  const [whole, setWhole] = useState(false);
  // One more than few is shown rather than hidden behind a line of the same height.
  const few = alone || whole || group.periods.length <= FEW + 1 ? group.periods : group.periods.slice(0, FEW);
  const rest = group.periods.length - few.length;
  return (
    <tbody>
      <tr className="sheet-group">
        <th colSpan={7} scope="colgroup">
          {title(group.title)} <span className="quiet submissions-code">{group.dataset}</span>
          <span className="quiet submissions-code">{words.periods(group.periods.length)}</span>
        </th>
      </tr>
      {few.map((period) => (
        <Period key={period.latest.period} group={period} />
      ))}
      {rest > 0 ? (
        <tr className="submissions-rest">
          <td colSpan={7}>
            <Button type="link" size="small" onClick={() => setWhole(true)}>
              {words.rest(rest)}
            </Button>
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function Period({ group: { latest, earlier } }: { readonly group: PeriodGroup }) {
  const words = useWords(submissionsWords);
  const language = useLanguage((state) => state.language);
  const [open, setOpen] = useState(false);
  return (
    <>
      {[latest, ...(open ? earlier : [])].map((revision) => (
        <tr key={revision.id} className={`sheet-row ${revision === latest ? '' : 'submissions-earlier'}`}>
          <td title={periodWords(revision.period, language)}>{revision === latest ? revision.period : ''}</td>
          <td>
            {revisionWord(revision.revision, language)}
            {revision === latest && earlier.length > 0 ? (
              <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? words.fold : words.earlier(earlier.length)}
              </Button>
            ) : null}
          </td>
          <td>
            <StateTag submission={revision} />
          </td>
          <td className="number">{count(revision.rows)}</td>
          <td>
            <Timeliness submission={revision} />
          </td>
          <td className="quiet">{moment(revision.updatedAt)}</td>
          <td>
            <Acts submission={revision} newest={revision === latest} />
          </td>
        </tr>
      ))}
    </>
  );
}

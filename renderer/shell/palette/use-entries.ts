import { useMemo } from 'react';
import type { DatasetSummary } from '../../../shared/catalog/model.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';

import { useLanguage } from '../../state/language.ts';
import type { Route } from '../../state/route.ts';
import { commandTitles, paletteWords, screenTitles } from '../../words/palette.ts';
import { periodWords } from '../../words/period.ts';
import { useWords } from '../../words/words.ts';
import type { PaletteEntry } from './entries.ts';

export type Command = keyof typeof commandTitles;

export type Target =
  | { readonly kind: 'go'; readonly route: Route }
  | { readonly kind: 'duty'; readonly duty: Duty }
  | { readonly kind: 'command'; readonly command: Command };

export type Findable = PaletteEntry & { readonly target: Target };

const screens = ['today', 'submissions', 'cases', 'reports', 'ledger', 'letter', 'catalog', 'sync', 'settings'] as const;
const commands = ['lock', 'refresh', 'sync', 'language'] as const satisfies readonly Command[];

const noDatasets: readonly DatasetSummary[] = [];
const noDuties: readonly Duty[] = [];

/** Everything the palette can find now: screens, duties with the most pressing first, datasets, commands. */
export function useEntries(): readonly Findable[] {
  const words = useWords(paletteWords);
  const language = useLanguage((state) => state.language);
  const duties = useCall('duties.list', {}).value ?? noDuties;
  const datasets = useCall('catalog.datasets', {}).value ?? noDatasets;
  return useMemo(
    () => [
      ...screens.map(
        (screen): Findable => ({
          id: `screen-${screen}`,
          kind: 'screen',
          title: screenTitles[screen],
          also: [],
          aside: '',
          target: { kind: 'go', route: { screen } },
        }),
      ),
      ...duties.map(
        (duty): Findable => ({
          id: `duty-${duty.dataset}-${duty.period}`,
          kind: 'duty',
          title: duty.title,
          also: [duty.dataset, duty.period, periodWords(duty.period, 'zh'), periodWords(duty.period, 'en')],
          aside: periodWords(duty.period, language),
          target: { kind: 'duty', duty },
        }),
      ),
      ...datasets.map(
        (dataset): Findable => ({
          id: `dataset-${dataset.id}`,
          kind: 'dataset',
          title: dataset.title,
          also: [dataset.id],
          aside: `${dataset.id} · ${words.fields(dataset.fields)}`,
          target: { kind: 'go', route: { screen: 'catalog', dataset: dataset.id } },
        }),
      ),
      ...commands.map(
        (command): Findable => ({
          id: `command-${command}`,
          kind: 'command',
          title: commandTitles[command],
          also: [],
          aside: command === 'lock' ? 'Ctrl L' : '',
          target: { kind: 'command', command },
        }),
      ),
    ],
    [duties, datasets, language, words],
  );
}

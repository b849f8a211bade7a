import { Alert, Button } from 'antd';
import type { Day } from '../../../shared/base/clock.ts';
import type { CatalogStatus } from '../../../shared/catalog/model.ts';
import { useCall } from '../../link/use-call.ts';
import { go } from '../../state/route.ts';
import { changesWords } from '../../words/catalog-changes.ts';
import { useWords } from '../../words/words.ts';

/** A newer catalog is about to be in force, or drafts are filled in by an older one. Nothing to say is nothing shown. */
export function CatalogNotice({ catalog, today }: { readonly catalog: CatalogStatus | null; readonly today: Day }) {
  const words = useWords(changesWords);
  const versions = catalog?.versions ?? [];
  const pins = useCall('submissions.pins', {}, { on: ['submission', 'catalog'], when: versions.length > 1 });
  const behind = (pins.value ?? []).filter(({ newer }) => newer !== null).length;
  const coming = versions.find(({ effectiveFrom }) => effectiveFrom > today);
  if (behind === 0 && !coming) return null;
  const told = [
    coming ? words.comingTitle(coming.version, coming.effectiveFrom) : '',
    behind > 0 ? words.behindTitle(behind) : '',
  ];
  return (
    <Alert
      className="today-welcome"
      type="info"
      showIcon
      title={told.filter((text) => text !== '').join(' ')}
      action={
        <Button size="small" onClick={() => go({ screen: 'catalog', changes: true })}>
          {words.toChanges}
        </Button>
      }
    />
  );
}

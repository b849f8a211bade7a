import { Alert, Button } from 'antd';
import { useCall } from '../link/use-call.ts';
import { go } from '../state/route.ts';
import { auditWords } from '../words/audit.ts';
import { useWords } from '../words/words.ts';

/** Above every screen while the audit chain is not what was written, or not what the platform's receipts say it was. */
export function TrailWarning() {
  const words = useWords(auditWords);
  const standing = useCall('audit.standing', {}, { on: ['settings'] });
  const check = standing.value?.check ?? null;
  if (!check || check.broken === null) return null;
  return (
    <Alert
      className="desk-warning"
      type="error"
      showIcon
      role="alert"
      title={check.contradicted === null ? words.broken(check.broken) : words.contradicted(check.contradicted)}
      description={words.brokenHelp}
      action={
        <Button size="small" onClick={() => go({ screen: 'settings', tab: 'audit' })}>
          {words.look}
        </Button>
      }
    />
  );
}

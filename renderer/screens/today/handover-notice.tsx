import { Alert, Button } from 'antd';
import { useCall } from '../../link/use-call.ts';
import { go } from '../../state/route.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';

/** Told to the successor until they have signed: a desk waits for them. */
export function HandoverNotice() {
  const words = useWords(handoverWords);
  const asked = useCall('handover.status', {}, { on: ['settings', 'session'] });
  const current = asked.value?.current;
  if (current?.state !== 'sealed' || current.side !== 'to') return null;
  return (
    <Alert
      className="today-welcome"
      type="info"
      showIcon
      title={words.notice(current.from.name)}
      action={
        <Button size="small" type="primary" onClick={() => go({ screen: 'handover' })}>
          {words.toAccept}
        </Button>
      }
    />
  );
}

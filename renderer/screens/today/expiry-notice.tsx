import { Alert, Button } from 'antd';
import { pressing } from '../../../shared/security/doctor/judge.ts';
import { useCall } from '../../link/use-call.ts';
import { go } from '../../state/route.ts';
import { doctorWords } from '../../words/doctor.ts';
import { useWords } from '../../words/words.ts';

const tones = { none: 'info', soon: 'info', near: 'warning', now: 'error' } as const;

/** A key or certificate that runs out: told 90 days ahead, clearly from 40 on, as what matters today in the last 7. */
export function ExpiryNotice() {
  const words = useWords(doctorWords);
  const asked = useCall('doctor.expiries', {}, { on: ['settings', 'sync'] });
  const [first] = asked.value ?? [];
  if (!first) return null;
  const what = first.name === '' ? words.kinds[first.kind] : `${words.kinds[first.kind]}（${first.name}）`;
  return (
    <Alert
      className="today-welcome"
      type={tones[pressing(first.days)]}
      showIcon
      title={words.expires(what, first.until, first.days)}
      description={words.expiryHelp[first.kind]}
      action={
        <Button size="small" onClick={() => go({ screen: 'settings', tab: first.kind === 'authority' ? 'line' : 'doctor' })}>
          {words.look}
        </Button>
      }
    />
  );
}

import { App, Button } from 'antd';
import type { KeyStatus } from '../../../shared/security/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { useAct } from '../../parts/use-act.ts';
import { keychainWords } from '../../words/keychain.ts';
import { partsWords } from '../../words/parts.ts';
import { useWords } from '../../words/words.ts';

/** 免口令解锁: only where the system keeps secrets (the desktop); off until the officer turns it on. */
export function SystemUnlock({ officers }: Pick<KeyStatus, 'officers'>) {
  const words = useWords(keychainWords);
  const parts = useWords(partsWords);
  const act = useAct();
  const { modal } = App.useApp();
  const { value } = useCall('keychain.status', {}, { on: ['settings'] });
  if (!value || (!value.offered && value.officer === null)) return null;
  const { offered, officer, mine } = value;
  const other = mine ? undefined : officers.find(({ id }) => id === officer);
  const turnOn = (): void =>
    void modal.confirm({
      title: words.confirm,
      content: words.warning,
      okText: words.turnOn,
      cancelText: parts.cancel,
      onOk: () => act('keychain.turnOn', {}),
    });
  return (
    <Card title={words.title} aside={mine ? words.on : words.off}>
      <div className="settings-body">
        <p>{words.lead}</p>
        {other ? <p className="amber">{words.forOther(other.name)}</p> : null}
        <div className="settings-acts">
          {mine ? (
            <Button onClick={() => void act('keychain.turnOff', {})}>{words.turnOff}</Button>
          ) : (
            <Button disabled={!offered} onClick={turnOn}>
              {words.turnOn}
            </Button>
          )}
        </div>
        <p className="quiet">{words.rule}</p>
      </div>
    </Card>
  );
}

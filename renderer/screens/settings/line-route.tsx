import { Button, Input, Segmented } from 'antd';
import { useState } from 'react';
import { chooseTextFile } from '../../link/text-file.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { lineRouteWords } from '../../words/line-route.ts';
import { useWords } from '../../words/words.ts';
import { NotYet } from './not-yet.tsx';

const MOST_PEM = 200_000;
const kinds = ['env', 'none', 'address'] as const;

/** Through which proxy, and whose certificates are believed besides the usual ones. */
export function LineRouteCard() {
  const words = useWords(lineRouteWords);
  const status = useCall('sync.status', {}, { on: ['sync'] });
  const mayChange = useSession((session) => session.status?.officer?.role === 'liaison');
  const act = useAct();
  const [typing, setTyping] = useState<string | null>(null);
  const route = status.value?.route;
  if (!route)
    return (
      <Card title={words.title}>
        <NotYet asked={status} rows={4} inCard />
      </Card>
    );
  const kind = typing === null ? route.proxy.kind : 'address';

  const choose = async (next: (typeof kinds)[number]): Promise<void> => {
    if (next === 'address') return setTyping('');
    setTyping(null);
    const done = await act('sync.setRoute', { proxy: { kind: next } });
    if (done.ok) status.reload();
  };
  const keepAddress = async (): Promise<void> => {
    const done = await act('sync.setRoute', { proxy: { kind: 'address', address: typing ?? '' } });
    if (!done.ok) return;
    setTyping(null);
    status.reload();
  };
  const trust = async (ca: { name: string; pem: string } | null): Promise<void> => {
    const done = await act('sync.setRoute', { ca });
    if (done.ok) status.reload();
  };

  const choosePem = async (): Promise<void> => {
    const file = await chooseTextFile('.pem,.crt,.cer,.txt', MOST_PEM);
    if (file) await trust({ name: file.name.slice(0, 200), pem: file.text });
  };

  return (
    <Card title={words.title} aside={mayChange ? undefined : words.liaisonOnly}>
      <dl className="settings-list settings-line">
        <dt id="line-proxy">{words.proxy}</dt>
        <dd>
          <Segmented
            size="small"
            aria-labelledby="line-proxy"
            disabled={!mayChange}
            value={kind}
            options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
            onChange={(value) => {
              const next = kinds.find((one) => one === value);
              if (next) void choose(next);
            }}
          />
          {kind === 'address' && route.proxy.address !== null && typing === null ? (
            <p>{words.addressNow(route.proxy.address)}</p>
          ) : null}
          {typing === null ? null : (
            <div className="settings-span settings-proxy">
              <Input
                autoFocus
                aria-label={words.address}
                aria-describedby="line-proxy-hint"
                value={typing}
                placeholder="http://10.0.0.8:3128"
                onChange={(event) => setTyping(event.target.value)}
                onPressEnter={() => void keepAddress()}
              />
              <Button onClick={() => void keepAddress()}>{words.keep}</Button>
            </div>
          )}
          <p className="quiet" id="line-proxy-hint">
            {words.hints[kind]}
          </p>
        </dd>
        <dt>{words.ca}</dt>
        <dd>
          {route.ca === null ? (
            <span className="quiet">{words.caNone}</span>
          ) : (
            <>
              {route.ca.name}
              <ul className="settings-authorities">
                {route.ca.subjects.map(({ name, until }) => (
                  <li key={`${name} ${until}`}>{words.caUntil(name, until)}</li>
                ))}
              </ul>
            </>
          )}
          {mayChange ? (
            <div className="settings-span">
              <Button size="small" onClick={() => void choosePem()}>
                {words.choose}
              </Button>
              {route.ca === null ? null : (
                <Button size="small" type="text" danger onClick={() => void trust(null)}>
                  {words.remove}
                </Button>
              )}
            </div>
          ) : null}
          <p className="quiet">{words.caHint}</p>
        </dd>
      </dl>
    </Card>
  );
}

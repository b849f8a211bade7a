import { useEffect, useState } from 'react';
import { Late } from '../parts/late.tsx';
import { Today } from '../screens/today/today.tsx';
import type { Route } from '../state/route.ts';
import { readPinyin } from '../words/pinyin.ts';
import { othersPiece, readAhead, whenIdle } from './pieces.ts';

/** What the first screen does not need is read when it stands, if it was not while the lock opened. */
const SETTLED_MS = 800;

/** The screen of a route. 工作台 is there at once, the others follow in one piece. */
export function RoutedScreen({ route }: { readonly route: Route }) {
  const here = route.screen === 'today';
  const [Other, setOther] = useState(othersPiece.known);
  useEffect(() => {
    if (here) return whenIdle(readAhead, SETTLED_MS);
    void othersPiece.read().then((read) => {
      setOther(() => read);
      return readPinyin();
    });
    return;
  }, [here]);
  if (route.screen === 'today') return <Today />;
  const Screen = Other ?? othersPiece.known();
  return Screen ? <Screen route={route} /> : <Late rows={6} />;
}

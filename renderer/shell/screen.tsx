import { useEffect, useState } from 'react';
import { Late } from '../parts/late.tsx';
import { Today } from '../screens/today/today.tsx';
import type { Route } from '../state/route.ts';
import { readPinyin } from '../words/pinyin.ts';

type Others = typeof import('./other-screens.tsx')['OtherScreen'];

let others: Others | null = null;

const readOthers = async (): Promise<Others> => {
  others ??= (await import('./other-screens.tsx')).OtherScreen;
  return others;
};

/** What the first screen does not need is read when it stands: the officer has it before they can ask for it. */
const READ_REST_MS = 800;
const readRest = (): void => {
  // Read ahead only: when the host has gone meanwhile the window says so, and whoever wants a screen asks again.
  void readOthers().then(readPinyin, () => {});
};

/** The screen of a route. 工作台 is there at once, the others follow in one piece. */
export function RoutedScreen({ route }: { readonly route: Route }) {
  const here = route.screen === 'today';
  const [Other, setOther] = useState<Others | null>(() => others);
  useEffect(() => {
    if (here) {
      const timer = setTimeout(() => requestIdleCallback(readRest, { timeout: 1000 }), READ_REST_MS);
      return () => clearTimeout(timer);
    }
    void readOthers().then((read) => {
      setOther(() => read);
      return readPinyin();
    });
    return;
  }, [here]);
  if (route.screen === 'today') return <Today />;
  const Screen = Other ?? others;
  return Screen ? <Screen route={route} /> : <Late rows={6} />;
}

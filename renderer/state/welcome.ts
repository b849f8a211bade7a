import { create } from 'zustand';
import type { Problem } from '../../shared/base/problem.ts';
import { call } from '../link/link.ts';
import { go } from './route.ts';

/** What happened right after enrolment, told once on 工作台. */
type Welcome =
  | { readonly step: 'none' }
  | { readonly step: 'fetching' }
  | { readonly step: 'fetched'; readonly version: string }
  | { readonly step: 'failed'; readonly problem: Problem };

export const useWelcome = create<{ readonly welcome: Welcome }>(() => ({ welcome: { step: 'none' } }));

/** The first thing a new desk needs is the catalog: it is fetched without being asked for. */
export async function welcome(): Promise<void> {
  go({ screen: 'today' });
  useWelcome.setState({ welcome: { step: 'fetching' } });
  const fetched = await call('catalog.refresh', {});
  useWelcome.setState({
    welcome: fetched.ok ? { step: 'fetched', version: fetched.value.version } : { step: 'failed', problem: fetched.problem },
  });
}

export const endWelcome = (): void => useWelcome.setState({ welcome: { step: 'none' } });

import { create } from 'zustand';

/** Where the officer is. Kept in the address, so that back, forward and reload work. */
export type Route =
  | { readonly screen: 'today' }
  | { readonly screen: 'submissions'; readonly dataset?: string }
  /** One submission: its rows, findings and the way to the platform. */
  | { readonly screen: 'editor'; readonly id: string }
  /** Looking back at one submission: revisions, receipts, timeline. */
  | { readonly screen: 'history'; readonly id: string }
  /** 待办, 纠错报告, and one case of either. */
  | { readonly screen: 'cases' }
  | { readonly screen: 'reports' }
  | { readonly screen: 'case'; readonly id: string }
  | { readonly screen: 'ledger' }
  | {
      readonly screen: 'catalog';
      readonly dataset?: string /** What versions say differently. */;
      readonly changes?: true /** What of others' data may be used. */;
      readonly grants?: true;
    }
  /** A letter by hand; `about` a duty, as `dataset period`. */
  | { readonly screen: 'letter'; readonly about?: string }
  /** The desk handed over to the next liaison officer. */
  | { readonly screen: 'handover' }
  | { readonly screen: 'sync' }
  | { readonly screen: 'settings' /** Which part of it. */; readonly tab?: string };

export type Screen = Route['screen'];

export function parseRoute(hash: string): Route {
  const [screen = '', rest, view] = hash.replace(/^#\/?/, '').split('/');
  const part = rest === undefined || rest === '' ? undefined : decodeURIComponent(rest);
  switch (screen) {
    case 'editor':
    case 'history':
      return part === undefined ? { screen: 'submissions' } : { screen, id: part };
    case 'case':
      return part === undefined ? { screen: 'cases' } : { screen, id: part };
    case 'catalog':
      if (view === 'changes') return { screen, changes: true };
      if (view === 'grants') return { screen, grants: true };
      return part === undefined ? { screen } : { screen, dataset: part };
    case 'submissions':
      return part === undefined ? { screen } : { screen, dataset: part };
    case 'cases':
    case 'reports':
    case 'letter':
      return part === undefined ? { screen } : { screen, about: part };
    case 'settings':
      return part === undefined ? { screen } : { screen, tab: part };
    case 'ledger':
    case 'handover':
    case 'sync':
      return { screen };
    default:
      return { screen: 'today' };
  }
}

export function formatRoute(route: Route): string {
  if (route.screen === 'catalog' && route.changes) return '#/catalog//changes';
  if (route.screen === 'catalog' && route.grants) return '#/catalog//grants';
  const part =
    'id' in route
      ? route.id
      : 'dataset' in route
        ? route.dataset
        : 'about' in route
          ? route.about
          : 'tab' in route
            ? route.tab
            : undefined;
  return part === undefined ? `#/${route.screen}` : `#/${route.screen}/${encodeURIComponent(part)}`;
}

/** The present route; follows the address. */
export const useRoute = create<{ readonly route: Route }>(() => ({ route: parseRoute(location.hash) }));
addEventListener('hashchange', () => useRoute.setState({ route: parseRoute(location.hash) }));

export function go(route: Route): void {
  location.hash = formatRoute(route);
}

import { z } from 'zod';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { catalogPackageSchema } from '../../shared/catalog/model.ts';
import { type Faults, faultSchema } from './faults.ts';
import { json, type Reply, refuse } from './http.ts';
import { type PlatformState, publish, rotateKeys } from './state.ts';

const eventSchema = z.object({ uscc: z.string(), kind: z.string().max(40), body: z.record(z.string(), z.unknown()) });
const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

export interface ControlAsk {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly from: string | undefined;
}

/**
 * The hand on the platform, for tests and demos on this machine only: POST /control/faults (one or a list), GET, DELETE;
 * POST /control/events puts an event into a unit's feed; POST /control/catalog publishes a package; POST /control/keys changes the receipt key.
 */
export function control(state: PlatformState, faults: Faults, ask: ControlAsk): Reply {
  if (!loopback.has(ask.from ?? '')) return refuse(403, 1003, 'control is local only');
  const route = `${ask.method} ${ask.path}`;
  if (route === 'GET /control/faults') return json(200, faults.list());
  if (route === 'DELETE /control/faults') {
    faults.clear();
    return json(200, faults.list());
  }
  if (route === 'POST /control/faults') {
    const parsed = z.union([z.array(faultSchema), faultSchema.transform((one) => [one])]).safeParse(ask.body);
    if (!parsed.success) return refuse(400, 5000, z.prettifyError(parsed.error).slice(0, 1000));
    faults.add(...parsed.data);
    return json(200, faults.list());
  }
  if (route === 'POST /control/events') {
    const event = eventSchema.safeParse(ask.body);
    if (!event.success) return refuse(400, 5000, z.prettifyError(event.error).slice(0, 1000));
    return json(200, state.inbox.push(event.data.uscc, event.data.kind, event.data.body));
  }
  if (route === 'POST /control/keys') {
    rotateKeys(state);
    return json(200, state.keys.all());
  }
  if (route === 'POST /control/catalog') {
    const parsed = catalogPackageSchema.safeParse(ask.body);
    if (!parsed.success) return refuse(400, 5000, z.prettifyError(parsed.error).slice(0, 1000));
    const catalog: CatalogPackage = parsed.data;
    publish(state, catalog);
    return json(200, { version: catalog.version });
  }
  return refuse(404, 1003, 'unknown control');
}

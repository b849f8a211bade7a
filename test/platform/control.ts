import { z } from 'zod';
import { caseSteps } from '../../shared/cases/flow.ts';
import type { CatalogPackage } from '../../shared/catalog/model.ts';
import { catalogPackageSchema } from '../../shared/catalog/model.ts';
import { noticeContentSchema } from '../../shared/sync/protocol.ts';
import type { CaseOffice } from './case-office.ts';
import { openOfficeCase } from './cases.ts';
import { type Faults, faultSchema } from './faults.ts';
import { json, type Reply, refuse } from './http.ts';
import { liaisonsOf } from './liaisons.ts';
import { type PlatformState, publish, rotateKeys } from './state.ts';

const eventSchema = z.object({ uscc: z.string(), kind: z.string().max(40), body: z.record(z.string(), z.unknown()) });
const caseStepSchema = z.object({
  caseId: z.string(),
  step: z.enum(caseSteps),
  words: z.string().optional(),
  due: z.iso.date().optional(),
});
const caseDeskSchema = z.object({
  auto: z.boolean().optional(),
  workdays: z.number().int().min(1).max(250).optional(),
  permits: z.enum(['grant', 'refuse']).nullable().optional(),
  uses: z.enum(['grant', 'refuse']).nullable().optional(),
});
const openCaseSchema = z.object({
  uscc: z.string(),
  kind: z.enum(['doubt', 'notice']),
  title: z.string(),
  words: z.string(),
  due: z.iso.date().nullable().default(null),
  content: z.record(z.string(), z.unknown()).default({}),
});
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
 * GET /control/liaisons says who is and was each unit's liaison officer.
 * Cases: GET /control/cases; POST /control/cases takes a step of the office; /control/cases/open begins doubts or a notice;
 * /control/cases/desk says whether the office works by itself, how many working days it gives, and how it answers late permits and requests for use rights.
 */
export function control(state: PlatformState, faults: Faults, office: CaseOffice, ask: ControlAsk): Reply {
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
  if (route === 'GET /control/liaisons')
    return json(200, Object.fromEntries(state.units.map(({ uscc }) => [uscc, liaisonsOf(state, uscc)])));
  const cases = caseControl(state, office, route, ask.body);
  if (cases) return cases;
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

/** The office's hand on cases; null when it is something else that is asked. */
function caseControl(state: PlatformState, office: CaseOffice, route: string, body: unknown): Reply | null {
  const shown = () =>
    state.cases.all().map(({ caseId, kind, asker, answerer, phase, due, docNo }) => ({
      caseId,
      kind,
      asker,
      answerer,
      phase,
      due,
      docNo,
    }));
  const wrong = (error: z.ZodError): Reply => refuse(400, 5000, z.prettifyError(error).slice(0, 1000));
  if (route === 'GET /control/cases') return json(200, shown());
  if (route === 'POST /control/cases') {
    const asked = caseStepSchema.safeParse(body);
    if (!asked.success) return wrong(asked.error);
    const { caseId, step, words, due } = asked.data;
    const taken = office.take(caseId, step, { words, due });
    return taken ? json(200, { phase: taken.phase, due: taken.due }) : refuse(409, 2007, 'not now', { reason: 'step' });
  }
  if (route === 'POST /control/cases/desk') {
    const asked = caseDeskSchema.safeParse(body);
    if (!asked.success) return wrong(asked.error);
    office.auto = asked.data.auto ?? office.auto;
    office.workdays = asked.data.workdays ?? office.workdays;
    if (asked.data.permits !== undefined) office.permits = asked.data.permits;
    if (asked.data.uses !== undefined) office.uses = asked.data.uses;
    return json(200, { auto: office.auto, workdays: office.workdays, permits: office.permits, uses: office.uses });
  }
  if (route === 'POST /control/cases/open') {
    const asked = openCaseSchema.safeParse(body);
    if (!asked.success) return wrong(asked.error);
    if (asked.data.kind === 'notice') {
      const bad = wrongNotice(state, asked.data);
      if (bad !== null) return refuse(400, 5000, bad);
    }
    return json(200, { caseId: openOfficeCase(state, asked.data).caseId });
  }
  return null;
}

/** Why the office cannot send such a notice; null when it can. */
function wrongNotice(state: PlatformState, { title, words, due, content }: z.infer<typeof openCaseSchema>): string | null {
  const notice = noticeContentSchema.safeParse({ ...content, title });
  if (!notice.success) return z.prettifyError(notice.error).slice(0, 1000);
  const { sort, answer, about } = notice.data;
  if (words.trim() === '') return 'a notice says something';
  if (sort === 'rectify' && (!answer || due === null)) return 'a rectification asks for an answer by a day';
  const known = new Set(state.catalogs.newest()?.package.datasets.map(({ id }) => id));
  const foreign = about.find(({ dataset }) => !known.has(dataset));
  return foreign ? `no such dataset: ${foreign.dataset}` : null;
}

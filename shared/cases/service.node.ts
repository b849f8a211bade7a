import { randomUUID } from 'node:crypto';
import type { Handlers } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Tx } from '../store/tx.ts';
import { sweepAttachments } from './attachments.node.ts';
import type { casesCalls } from './calls.ts';
import { send } from './compose.node.ts';
import { correctable, openCorrection } from './correction.node.ts';
import { parseDocNumber } from './doc-number.ts';
import { dossierOf } from './dossier.node.ts';
import { setTold, untold, verifyDoubts } from './doubts.node.ts';
import { decideAll, draftReport, putRecords } from './drafting.node.ts';
import { attach, detach, fetchEvidence } from './evidence.node.ts';
import { type CaseStep, phaseAfter } from './flow.ts';
import { listGrants, withhold } from './grants.node.ts';
import { pendingOf } from './messages.node.ts';
import { type CaseView, flowOf } from './model.ts';
import { LEAST_WORDS } from './notice.ts';
import { answerAsked } from './notices.node.ts';
import { filePaper, movePaper } from './papers.node.ts';
import { askPermit } from './permits.node.ts';
import type { CasesDeps } from './ports.node.ts';
import {
  type CaseRow,
  caseByCid,
  caseById,
  changeCase,
  countCases,
  deleteCase,
  dropRecord,
  lastNumber,
  linkCorrection,
  listCases,
  oneRecord,
} from './queries.node.ts';
import { receivedRows } from './received.node.ts';
import { takeBack } from './take-back.node.ts';
import { askUse, listUseRequests } from './use-requests.node.ts';
import { summaryOf, viewOf } from './view.node.ts';
import { innerPhase, phaseWords, stepWords } from './words.ts';

/** Error reports, corrections asked of us, doubts and notices: one timeline each (第十一条, 第十二条). */
export function casesService(deps: CasesDeps): Handlers<typeof casesCalls> {
  const { store, clock, emit } = deps;
  store.write(sweepAttachments);
  const unknown = (): Result<never> => fail(problem('cases/unknown'));

  const told = (id: string, sent = false): void => {
    emit({ kind: 'case', id });
    if (sent) emit({ kind: 'sync' });
  };

  /** Changes a case in one transaction and answers it as it is then. */
  const change = (id: string, work: (tx: Tx, row: CaseRow) => Result<unknown>, sends = false): Result<CaseView> => {
    const done = store.write((tx): Result<CaseView> => {
      const row = caseById(tx, id);
      if (!row) return unknown();
      const worked = work(tx, row);
      if (!worked.ok) return worked;
      const now = caseByCid(tx, row.cid);
      return now ? ok(withhold(deps, tx, viewOf(tx, now, clock.now()))) : unknown();
    });
    if (done.ok) told(id, sends);
    return done;
  };

  /** A step of ours that is a message and no letter. */
  const step = (id: string, taken: CaseStep, words: string, officer: string): Result<CaseView> =>
    change(
      id,
      (tx, row) => {
        const may = mayTake(tx, row, taken);
        if (!may.ok) return may;
        send(deps, tx, row, { step: taken, words, docNo: null, content: {}, officer });
        changeCase(tx, row.cid, { status: 'waiting', updated_at: clock.now() });
        return ok();
      },
      true,
    );

  const spoken = (id: string, taken: CaseStep, words: string, officer: string): Result<CaseView> =>
    [...words].length < LEAST_WORDS
      ? fail(problem('cases/wordsMissing', { least: LEAST_WORDS }))
      : step(id, taken, words, officer);

  return {
    'cases.list': ({ box, ...filter }) =>
      store.read((tx) => {
        const counts = countCases(tx, { box, ...filter });
        const total = filter.status === null ? counts.action + counts.waiting + counts.over : counts[filter.status];
        return ok({ total, counts, rows: listCases(tx, { box, ...filter }).map((row) => summaryOf(tx, row, clock.now())) });
      }),
    'cases.get': ({ id }) =>
      store.read((tx) => {
        const row = caseById(tx, id);
        return row ? ok(withhold(deps, tx, viewOf(tx, row, clock.now()))) : unknown();
      }),
    'cases.seen': ({ id }) => {
      const row = store.read((tx) => caseById(tx, id));
      if (!row) return unknown();
      if (row.seen === 1) return ok();
      store.write((tx) => changeCase(tx, row.cid, { seen: 1 }));
      told(id);
      return ok();
    },
    'cases.draft': ({ answerer, title }, { officer }) => {
      const id = randomUUID();
      const made = store.write((tx) => draftReport(deps, tx, { id, answerer, title, officer }));
      return made.ok ? change(id, () => ok()) : made;
    },
    'cases.askPermit': (asked, { officer }) => {
      const made = store.write((tx) => askPermit(deps, tx, asked, officer));
      return made.ok ? change(made.value, () => ok()) : made;
    },
    'cases.askUse': (asked, { officer }) => {
      const made = store.write((tx) => askUse(deps, tx, asked, officer));
      return made.ok ? change(made.value, () => ok()) : made;
    },
    'cases.write': ({ id, title, words }) =>
      change(id, (tx, row) => {
        if (row.paper_state !== 'draft') return fail(problem('cases/fixed'));
        const renamed = title !== undefined && row.paper_purpose === 'report' ? { title } : {};
        changeCase(tx, row.cid, {
          ...renamed,
          ...(words === undefined ? {} : { paper_words: words }),
          updated_at: clock.now(),
        });
        return ok();
      }),
    'cases.record': ({ id, n, records }) => change(id, (tx, row) => putRecords(deps, tx, row, n, records)),
    'cases.dropRecord': ({ id, n }) =>
      change(id, (tx, row) => {
        if (row.side !== 'asker' || row.paper_state !== 'draft') return fail(problem('cases/fixed'));
        return dropRecord(tx, row.cid, n) ? ok() : unknown();
      }),
    'cases.discard': ({ id }) => {
      const gone = store.write((tx): Result<undefined> => {
        const row = caseById(tx, id);
        if (!row) return unknown();
        if (row.case_id !== null) return fail(problem('cases/fixed'));
        deleteCase(tx, row.cid);
        return ok();
      });
      if (gone.ok) told(id);
      return gone;
    },
    'cases.submit': ({ id }, { officer }) => change(id, (tx, row) => movePaper(deps, tx, row, 'submit', { officer, words: '' })),
    'cases.sendBack': ({ id, words }, { officer }) =>
      change(id, (tx, row) => movePaper(deps, tx, row, 'sendBack', { officer, words })),
    'cases.sign': ({ id }, { officer }) => change(id, (tx, row) => movePaper(deps, tx, row, 'sign', { officer, words: '' })),
    'cases.file': ({ id, docNo }, { officer }) =>
      change(
        id,
        (tx, row) => {
          if (row.paper_purpose === 'reply') {
            const may = mayTake(tx, row, 'reply');
            if (!may.ok) return may;
          }
          return filePaper(deps, tx, row, docNo, officer);
        },
        true,
      ),
    'cases.accept': ({ id }, { officer }) => step(id, 'accept', '', officer),
    'cases.read': ({ id }, { officer }) => step(id, 'read', '', officer),
    'cases.respond': ({ id, words }, { officer }) =>
      store.read((tx) => caseById(tx, id))?.kind === 'notice' ? spoken(id, 'reply', words, officer) : unknown(),
    'cases.decide': ({ id, list }) => change(id, (tx, row) => decideAll(deps, tx, row, list)),
    'cases.answer': ({ id, words }, { officer }) =>
      change(id, (tx, row) => {
        const may = mayTake(tx, row, 'reply');
        if (!may.ok) return may;
        if (row.paper_purpose === 'reply' && row.paper_state !== null && row.paper_state !== 'sent')
          return fail(problem('cases/fixed'));
        changeCase(tx, row.cid, {
          paper_purpose: 'reply',
          paper_state: 'draft',
          paper_words: words,
          paper_no: null,
          prepared_by: officer,
          signed_by: null,
          note: null,
          updated_at: clock.now(),
        });
        return ok();
      }),
    'cases.takeBack': ({ id }) => change(id, (tx, row) => takeBack(deps, tx, row), true),
    'cases.verify': ({ id, ...found }) =>
      change(id, (tx, row) => {
        const may = mayTake(tx, row, 'reply');
        return may.ok ? verifyDoubts(tx, row.cid, found) : may;
      }),
    'cases.feedback': ({ id, words }, { officer }) =>
      change(
        id,
        (tx, row) => {
          const may = row.kind === 'doubt' ? mayTake(tx, row, 'reply') : unknown();
          if (!may.ok) return may;
          const results = untold(tx, row.cid);
          if (results.length === 0) return fail(problem('cases/nothingVerified'));
          send(deps, tx, row, { step: 'reply', words, docNo: null, content: { results }, officer });
          setTold(tx, row.cid);
          changeCase(tx, row.cid, { status: 'waiting', updated_at: clock.now() });
          return ok();
        },
        true,
      ),
    'cases.confirm': ({ id, words }, { officer }) => step(id, 'confirm', words, officer),
    'cases.contest': ({ id, words }, { officer }) => spoken(id, 'contest', words, officer),
    'cases.reopen': ({ id, words }, { officer }) => spoken(id, 'reopen', words, officer),
    'cases.dossier': ({ id, n }) =>
      store.read((tx) => {
        const row = caseById(tx, id);
        const record = row ? oneRecord(tx, row.cid, n) : null;
        return record ? ok(dossierOf(deps.catalog, tx, record)) : unknown();
      }),
    'cases.correct': async ({ id, n }, { officer }) => {
      const found = store.read((tx) => {
        const row = caseById(tx, id);
        const record = row ? oneRecord(tx, row.cid, n) : null;
        if (!row || !record || row.kind !== 'correction') return unknown();
        const at = correctable(tx, record);
        return at.ok ? ok({ row, at: at.value }) : at;
      });
      if (!found.ok) return found;
      const { row, at } = found.value;
      const opened = await openCorrection(deps, row, at, officer);
      if (!opened.ok) return opened;
      store.write((tx) => linkCorrection(tx, row.cid, opened.value.id));
      told(id);
      return ok({ submission: opened.value.id });
    },
    'cases.attach': async (asked, context) => {
      const done = await attach(deps, asked, context);
      return done.ok ? change(asked.id, () => ok()) : done;
    },
    'cases.detach': (asked) => {
      const done = detach(deps, asked);
      return done.ok ? change(asked.id, () => ok()) : done;
    },
    'cases.fetch': async (asked, context) => {
      const done = await fetchEvidence(deps, asked, context);
      if (done.ok) told(asked.id);
      return done;
    },
    'cases.received': (asked, { signal }) => receivedRows(deps, asked, signal),
    'grants.list': () => ok(store.read((tx) => listGrants(deps, tx))),
    'grants.requests': () => ok(store.read((tx) => listUseRequests(deps, tx))),
    'cases.settings': () =>
      store.read((tx) => {
        const last = lastNumber(tx);
        return ok({ agency: (last === null ? null : parseDocNumber(last)?.agency) ?? '' });
      }),
  };
}

/** Whether a step may be taken now: in its order, and not while one of ours is still on its way. */
export function mayTake(tx: Tx, row: CaseRow, step: CaseStep): Result<undefined> {
  if (pendingOf(tx, row.cid) !== null) return fail(problem('cases/pending'));
  if (row.kind === 'notice' && step === 'reply' && !answerAsked(tx, row.cid)) return fail(problem('cases/noAnswerAsked'));
  if (phaseAfter(flowOf(row.kind), row.phase, { step, by: row.side }) !== null) return ok();
  const phase = row.phase === null ? innerPhase : phaseWords[row.phase];
  const { zh, en } = stepWords[step];
  return fail(problem('cases/wrongStep', { step: zh, stepEn: en, phase: phase.zh, phaseEn: phase.en }));
}

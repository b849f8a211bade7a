import type { ArgsOf, Call, ReplyOf } from '../base/call.ts';
import { casesCalls } from '../cases/calls.ts';
import { lettersCalls } from '../cases/letters/calls.ts';
import { catalogCalls } from '../catalog/calls.ts';
import { exportsCalls } from '../exports/calls.ts';
import { ledgerCalls } from '../ledger/calls.ts';
import { recordsCalls } from '../records/calls.ts';
import {
  auditCalls,
  backupCalls,
  doctorCalls,
  handoverCalls,
  keyCalls,
  keychainCalls,
  restoreCalls,
  retentionCalls,
  revealCalls,
  securityCalls,
  settingsCalls,
} from '../security/calls.ts';
import { changesCalls, repinCalls, submissionsCalls } from '../submissions/calls.ts';
import { syncCalls } from '../sync/calls.ts';
import { updatesCalls } from '../updates/calls.ts';
import { validationCalls } from '../validation/calls.ts';

/** Every call there is. A room publishes its own; this file only merges them. */
export const contract = {
  ...securityCalls,
  ...settingsCalls,
  ...backupCalls,
  ...restoreCalls,
  ...keyCalls,
  ...keychainCalls,
  ...auditCalls,
  ...retentionCalls,
  ...doctorCalls,
  ...handoverCalls,
  ...revealCalls,
  ...catalogCalls,
  ...recordsCalls,
  ...validationCalls,
  ...submissionsCalls,
  ...changesCalls,
  ...repinCalls,
  ...casesCalls,
  ...lettersCalls,
  ...ledgerCalls,
  ...syncCalls,
  ...exportsCalls,
  ...updatesCalls,
} as const satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallArgs<N extends CallName> = ArgsOf<Contract[N]>;
export type CallReply<N extends CallName> = ReplyOf<Contract[N]>;

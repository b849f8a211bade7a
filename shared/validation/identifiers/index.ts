import { bankAccount, bankCard } from './bank.ts';
import { cert } from './cert.ts';
import { currency, industry, region, regType2011, regType2023 } from './classifications.ts';
import { docNumber, period, pwxk, xmdm } from './documents.ts';
import { bdc, bdcqzh } from './estate.ts';
import { orgcode } from './orgcode.ts';
import type { IdentifierChecker } from './outcome.ts';
import { landline, mobile, phone } from './phone.ts';
import { legacyId15, residentId } from './resident-id.ts';
import { tin } from './tin.ts';
import { uscc } from './uscc.ts';
import { plate, vin } from './vehicle.ts';

export type { IdentifierChecker, IdentifierContext, IdentifierOutcome } from './outcome.ts';

/** By the name a catalog field gives in `liaison.identifier`. */
export const identifiers = {
  uscc,
  orgcode,
  resident_id: residentId,
  legacy_id15: legacyId15,
  tin,
  cert,
  bdc,
  bdcqzh,
  vin,
  bank_card: bankCard,
  bank_account: bankAccount,
  mobile,
  landline,
  phone,
  region,
  industry,
  currency,
  reg_type_2023: regType2023,
  reg_type_2011: regType2011,
  xmdm,
  pwxk,
  plate,
  doc_number: docNumber,
  period,
} as const satisfies Record<string, IdentifierChecker>;

export type IdentifierName = keyof typeof identifiers;
export const isIdentifierName = (name: string): name is IdentifierName => Object.hasOwn(identifiers, name);

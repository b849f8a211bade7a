import { bankAccount } from './bank-account.ts';
import { bankCard } from './bank-card.ts';
import { bdc } from './bdc.ts';
import { bdcqzh } from './bdcqzh.ts';
import { cert } from './cert.ts';
import { currency } from './currency.ts';
import { docNumber } from './doc-number.ts';
import { industry } from './industry.ts';
import { landline } from './landline.ts';
import { legacyId15 } from './legacy-id15.ts';
import { mobile } from './mobile.ts';
import { orgcode } from './orgcode.ts';
import type { IdentifierChecker } from './outcome.ts';
import { period } from './period.ts';
import { phone } from './phone.ts';
import { plate } from './plate.ts';
import { pwxk } from './pwxk.ts';
import { regType2011 } from './reg-type-2011.ts';
import { regType2023 } from './reg-type-2023.ts';
import { region } from './region.ts';
import { residentId } from './resident-id.ts';
import { tin } from './tin.ts';
import { uscc } from './uscc.ts';
import { vin } from './vin.ts';
import { xmdm } from './xmdm.ts';

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

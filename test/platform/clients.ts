import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type EnrolmentReply, enrolmentReplySchema } from '../../shared/sync/protocol.ts';
import { readState, writeAtomic } from './files.ts';
import type { PlatformKeys } from './keys.ts';

/** A unit that may enrol, with its officer and the activation code handed to it. */
export interface PlatformUnit {
  readonly uscc: string;
  readonly name: string;
  readonly region: string;
  readonly activationCode: string;
  readonly officer: { readonly id: string; readonly name: string; readonly role: 'liaison' | 'preparer' | 'auditor' };
}

const clientSchema = z.object({
  clientId: z.string(),
  uscc: z.string(),
  activationCode: z.string(),
  /** Ed25519, SPKI DER base64. */
  publicKey: z.string(),
  secret: z.string(),
  /** When the secret was given out, and the one before it: what its owner may still have. */
  secretAt: z.number(),
  formerSecret: z.string().nullable(),
  /** The family its requests are signed with. */
  signer: enrolmentReplySchema.shape.signer,
  serviceId: z.string(),
  at: z.number(),
});
export type Client = z.infer<typeof clientSchema>;

/** The enrolled workstations. */
export interface ClientBook {
  byId(clientId: string): Client | null;
  /** Those that came with this code. */
  byCode(activationCode: string): readonly Client[];
  add(unit: PlatformUnit, publicKey: string, at: number): Client;
  /** A new secret for it. */
  renew(clientId: string, at: number): Client | null;
}

export function openClients(folder: string, signer: Client['signer']): ClientBook {
  const path = join(folder, 'clients.json');
  const freshSecret = (): string => randomBytes(32).toString('base64url');
  const clients = readState(path, z.array(clientSchema)) ?? [];
  return {
    byId: (clientId) => clients.find((client) => client.clientId === clientId) ?? null,
    byCode: (code) => clients.filter((client) => client.activationCode === code),
    add(unit, publicKey, at) {
      const client: Client = {
        clientId: randomUUID(),
        uscc: unit.uscc,
        activationCode: unit.activationCode,
        publicKey,
        secret: freshSecret(),
        secretAt: at,
        formerSecret: null,
        signer,
        serviceId: `s_${unit.uscc}_${clients.length + 1}`,
        at,
      };
      clients.push(client);
      writeAtomic(path, JSON.stringify(clients));
      return client;
    },
    renew(clientId, at) {
      const n = clients.findIndex((client) => client.clientId === clientId);
      const known = clients[n];
      if (!known) return null;
      const client: Client = { ...known, secret: freshSecret(), secretAt: at, formerSecret: known.secret };
      clients[n] = client;
      writeAtomic(path, JSON.stringify(clients));
      return client;
    },
  };
}

/** What an enrolled workstation is told. */
export function replyOf(unit: PlatformUnit, client: Client, keys: PlatformKeys, platformName: string): EnrolmentReply {
  return {
    unit: { uscc: unit.uscc, name: unit.name, region: unit.region },
    officer: { id: unit.officer.id, name: unit.officer.name, role: unit.officer.role },
    clientId: client.clientId,
    secret: client.secret,
    serviceId: client.serviceId,
    signer: client.signer,
    platform: { name: platformName, keys: [...keys.all()] },
  };
}

import { createCipheriv, createPublicKey, generateKeyPairSync, randomBytes, scryptSync } from 'node:crypto';
import type { z } from 'zod';
import { beijingDay } from '../../shared/base/clock.ts';
import { type enrolmentFileSchema, enrolmentRequestSchema } from '../../shared/sync/protocol.ts';
import { type PlatformUnit, replyOf } from './clients.ts';
import { json, type Reply, refuse } from './http.ts';
import { pkcs8Of, spkiOf } from './keys.ts';
import { liaisonOn } from './liaisons.ts';
import type { PlatformState } from './state.ts';

export type EnrolmentFile = z.infer<typeof enrolmentFileSchema>;

export interface EnrolmentRules {
  /** Whether a code serves more than one workstation (demo, tests). */
  readonly reusableCodes: boolean;
}

function isEd25519(spki: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

/** POST /v1/enrolments. The same code with the same key again (a lost reply) is the same enrolment. */
export function enrol(state: PlatformState, rules: EnrolmentRules, body: unknown): Reply {
  const request = enrolmentRequestSchema.safeParse(body);
  if (!request.success) return refuse(400, 1003, '登记请求格式不正确', { reason: 'shape' });
  const { activationCode, clientPublicKey } = request.data;
  const unit = state.units.find((candidate) => candidate.activationCode === activationCode);
  if (!unit) return refuse(403, 1003, '激活码不正确', { reason: 'activation-code' });
  if (!isEd25519(clientPublicKey)) return refuse(400, 1003, '客户端公钥不是 Ed25519 公钥', { reason: 'public-key' });
  const before = state.clients.byCode(activationCode);
  const same = before.find((client) => client.publicKey === clientPublicKey);
  if (!same && before.length > 0 && !rules.reusableCodes) return refuse(403, 1003, '激活码已被使用', { reason: 'used-code' });
  const client = same ?? state.clients.add(unit, clientPublicKey, state.clock.now());
  if (!same) welcome(state, unit);
  return json(200, replyOf(asOfToday(state, unit), client, state.keys, state.name));
}

/** A workstation enrolled after a change of liaison is the new officer's. */
function asOfToday(state: PlatformState, unit: PlatformUnit): PlatformUnit {
  const now = liaisonOn(state, unit.uscc, beijingDay(state.clock.now()));
  if (!now || now.from === null) return unit;
  return { ...unit, officer: { ...unit.officer, id: `${unit.officer.id}-${now.from}`, name: now.name } };
}

function welcome(state: PlatformState, unit: PlatformUnit): void {
  state.inbox.push(unit.uscc, 'notice', {
    title: '联络员客户端已登记',
    text: `${unit.name} ${unit.officer.name}：客户端已登记，可以下载共享目录并开始报送。`,
    textEn: 'This workstation is enrolled; the catalog can be downloaded and reporting may begin.',
    from: state.name,
  });
}

const KDF = { name: 'scrypt', N: 1 << 15, r: 8, p: 1 } as const;

/** An enrolment carried by hand, for a workstation that cannot reach the platform yet. */
export function makeEnrolmentFile(state: PlatformState, unit: PlatformUnit, platformUrl: string): EnrolmentFile {
  const { privateKey } = generateKeyPairSync('ed25519');
  const client = state.clients.add(unit, spkiOf(privateKey), state.clock.now());
  welcome(state, unit);
  const text = JSON.stringify({
    reply: replyOf(asOfToday(state, unit), client, state.keys, state.name),
    clientPrivateKey: pkcs8Of(privateKey),
  });
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const key = scryptSync(unit.activationCode, salt, 32, { N: KDF.N, r: KDF.r, p: KDF.p, maxmem: 128 * 1024 * 1024 });
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    format: 'tax-liaison-enrolment/1',
    platformUrl,
    kdf: { ...KDF, salt: salt.toString('base64') },
    nonce: nonce.toString('base64'),
    data: data.toString('base64'),
  };
}

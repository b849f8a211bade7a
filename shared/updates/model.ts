import { z } from 'zod';
import type { Problem } from '../base/problem.ts';

/** Whose updates these are: a signed manifest of any other product is refused. */
export const PRODUCT_ID = 'liaison-workbench';

/** What stands at the feed's address; everything else is named in it. */
export const FEED_FILE = 'liaison-workbench.update.json';

export const versionText = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[0-9a-z]+(\.[0-9a-z]+)*)?$/);
const instant = z.iso.datetime({ offset: true });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const systems = ['linux', 'win32', 'darwin'] as const;
export const arches = ['x64', 'arm64'] as const;
/** How a workbench was put on its computer; each takes updates in its own way. */
export const kinds = ['loopback', 'nsis', 'portable', 'appimage', 'deb', 'mac'] as const;
export type Kind = (typeof kinds)[number];

export const updateFileSchema = z
  .object({
    system: z.enum(systems),
    arch: z.enum(arches),
    kind: z.enum(kinds),
    /** Beside the manifest: a name, never a path. */
    name: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,199}$/),
    bytes: z.number().int().min(1).max(4_000_000_000),
    sha256,
  })
  .strict();
export type UpdateFile = z.infer<typeof updateFileSchema>;

const rolloutSchema = z
  .object({
    /** From each moment on, that share of the units. None: everybody at once. */
    steps: z.array(z.object({ from: instant, percent: z.number().min(0).max(100) }).strict()).max(50),
    /** Units that come first, whatever the share. */
    units: z.array(z.string().regex(/^[0-9A-Z]{18}$/)).max(5000),
  })
  .strict();
export type Rollout = z.infer<typeof rolloutSchema>;

/** What the publisher says of one version, under its signature. */
export const manifestSchema = z
  .object({
    format: z.literal('liaison-update/1'),
    product: z.string().max(100),
    version: versionText,
    /** Of the store it works with: one that is newer cannot be opened by the version before. */
    schema: z.number().int().min(1).max(100_000),
    /** Counts publications: a feed put back to an earlier one is noticed. */
    sequence: z.number().int().min(1).max(1_000_000_000),
    issuedAt: instant,
    /** After this an update is not believed any more: whoever holds back the feed cannot hold back the news for ever. */
    expiresAt: instant,
    /** Versions below this one take the update by themselves. */
    minimum: versionText.nullable(),
    rollout: rolloutSchema,
    notes: z
      .object({ zh: z.array(z.string().min(1).max(500)).max(50), en: z.array(z.string().min(1).max(500)).max(50) })
      .strict(),
    files: z.array(updateFileSchema).min(1).max(50),
  })
  .strict();
export type Manifest = z.infer<typeof manifestSchema>;

export const envelopeSchema = z
  .object({
    format: z.literal('liaison-update-signed/1'),
    keyId: z.string().min(1).max(64),
    payload: z.string().max(1_000_000),
    signature: z.string().max(200),
  })
  .strict();
export type Envelope = z.infer<typeof envelopeSchema>;

/** Who publishes this product; pinned when it is packed. */
export const publisherSchema = z
  .object({
    keys: z
      .array(z.object({ keyId: z.string().min(1).max(64), publicKey: z.string().max(500) }).strict())
      .min(1)
      .max(5),
    /** Where updates are looked for unless an officer says otherwise. */
    feed: z.string().max(500).nullable(),
  })
  .strict();
export type Publisher = z.infer<typeof publisherSchema>;

/** This very product as it lies on this computer; written when it is packed. */
export const packedSchema = z
  .object({
    product: z.literal(PRODUCT_ID),
    version: versionText,
    kind: z.enum(kinds),
    system: z.enum(systems),
    arch: z.enum(arches),
    schema: z.number().int().min(1),
  })
  .strict();
export type Packed = z.infer<typeof packedSchema>;

export const installationSchema = packedSchema.omit({ schema: true }).extend({
  /** Where its versions lie, or where updates are put for the desktop; null when it cannot update itself. */
  home: z.string().nullable(),
  publisher: publisherSchema.nullable(),
});
export type Installation = z.infer<typeof installationSchema>;

/** What is to be done about the version a feed offers. */
export type Decision =
  | { readonly kind: 'current' }
  /** A later share of the units; null: nobody has said when. */
  | { readonly kind: 'waiting'; readonly from: string | null }
  | { readonly kind: 'offer'; readonly forced: boolean }
  /** Held back by itself until after this day, for a window is about to close; an officer may still take it. */
  | { readonly kind: 'frozen'; readonly until: string; readonly forced: boolean }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** What the tab shows. */
export interface UpdateStatus {
  readonly version: string;
  readonly kind: Kind | 'source';
  /** Why this workbench cannot take updates at all; null when it can. */
  readonly cannot: 'source' | 'noPublisher' | null;
  readonly feed: { readonly address: string; readonly chosen: boolean } | null;
  /** First signs of the publisher's key, to be compared with what the office has published. */
  readonly fingerprints: readonly string[];
  readonly checkedAt: number | null;
  readonly problem: Problem | null;
  readonly found: FoundUpdate | null;
  /** Bytes of an update that is being fetched. */
  readonly fetching: { readonly done: number; readonly total: number } | null;
  readonly ready: ReadyUpdate | null;
  /** The last one that did not start; the workbench went back by itself. */
  readonly failed: { readonly version: string; readonly at: number } | null;
  /** The version before, if it is still here; `problem`: why it cannot be gone back to. */
  readonly previous: { readonly version: string; readonly problem: Problem | null } | null;
}

export interface FoundUpdate {
  readonly version: string;
  readonly issuedAt: string;
  readonly bytes: number;
  readonly notes: { readonly zh: readonly string[]; readonly en: readonly string[] };
  readonly decision: Decision;
  /** An officer has said “not this one”. */
  readonly skipped: boolean;
  /** It changes how data is kept: afterwards the version before cannot open it. */
  readonly changesStore: boolean;
}

export interface ReadyUpdate {
  readonly version: string;
  readonly back: boolean;
  /** An administrator has to install this file; null: the workbench does it by itself. */
  readonly byHand: string | null;
}

/** A library of the product, and its licence. */
export interface Notice {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
}

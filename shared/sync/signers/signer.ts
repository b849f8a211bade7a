/** Who signs requests: the four values every family builds its headers from. */
export interface SignerIdentity {
  /** Requester id given by the enrolment. */
  readonly clientId: string;
  readonly serviceId: string;
  readonly secret: string;
}

/** One request's own values: the (skew-corrected) time in epoch ms and a fresh nonce. */
export interface SignedMoment {
  readonly time: number;
  readonly nonce: string;
}

/** Headers that make a request ours. A strategy: one file per family, chosen by the enrolment. */
export type Signer = (identity: SignerIdentity, moment: SignedMoment) => Readonly<Record<string, string>>;

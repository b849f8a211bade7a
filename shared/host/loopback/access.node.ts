import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who may talk to this host: whoever came in by the one-time token, from this very page, to this very address. */
export interface Access {
  /** A token for one window; spent by its first use. */
  newToken(): string;
  /** Spends a token and answers the cookie to set, or null. */
  admit(token: string): string | null;
  hasCookie(request: IncomingMessage): boolean;
  /** Exact Host header: a rebound DNS name is not us. */
  isOurHost(request: IncomingMessage): boolean;
  /** Exact Origin header, required wherever something is changed or a wire is opened. */
  isOurOrigin(request: IncomingMessage): boolean;
}

const same = (a: string, b: string): boolean => {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
};

export function createAccess(port: () => number): Access {
  const tokens = new Set<string>();
  const session = randomBytes(32).toString('base64url');
  const host = () => `127.0.0.1:${port()}`;
  // Browsers keep cookies per name, not per port: a second host must not take the first one's away.
  const cookieName = () => `liaison-${port()}`;
  return {
    newToken() {
      const token = randomBytes(32).toString('base64url');
      tokens.add(token);
      return token;
    },
    admit(token) {
      for (const known of tokens)
        if (same(known, token)) {
          tokens.delete(known);
          return `${cookieName()}=${session}; HttpOnly; SameSite=Strict; Path=/`;
        }
      return null;
    },
    hasCookie(request) {
      for (const part of (request.headers.cookie ?? '').split(';')) {
        const [name, value] = part.trim().split('=');
        if (name === cookieName() && value !== undefined && same(value, session)) return true;
      }
      return false;
    },
    isOurHost: (request) => request.headers.host === host(),
    isOurOrigin: (request) => request.headers.origin === `http://${host()}`,
  };
}

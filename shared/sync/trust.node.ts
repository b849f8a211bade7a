import tls, { type SecureContext } from 'node:tls';

let context: SecureContext | null = null;

/**
 * Whom HTTPS believes: the public authorities and those of the operating system, where closed networks keep their own.
 * Built once; a runtime that cannot tell the system's authorities uses its usual ones.
 */
export function trust(): { readonly secureContext?: SecureContext } {
  try {
    context ??= tls.createSecureContext({ ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] });
    return { secureContext: context };
  } catch {
    return {};
  }
}

import { z } from 'zod';

/**
 * The way to the platform: through a proxy or not, and whose certificates are believed besides the usual ones. Kept as
 * setting `sync.route`; before there is a store, the environment says it (HTTPS_PROXY, HTTP_PROXY, NO_PROXY,
 * NODE_EXTRA_CA_CERTS).
 */

const MOST_PEM = 200_000;

export const routeSchema = z
  .object({
    proxy: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('env') }).strict(),
      z.object({ kind: z.literal('none') }).strict(),
      z.object({ kind: z.literal('address'), address: z.string().max(500) }).strict(),
    ]),
    /** Certificates in PEM, with the name of the file they came from. */
    ca: z
      .object({ name: z.string().max(200), pem: z.string().max(MOST_PEM) })
      .strict()
      .nullable(),
  })
  .strict();
export type Route = z.infer<typeof routeSchema>;

export const usualRoute: Route = { proxy: { kind: 'env' }, ca: null };

/** What is shown of it: never the password of a proxy. */
export interface RouteView {
  readonly proxy: { readonly kind: 'env' | 'none' | 'address'; readonly address: string | null };
  readonly ca: { readonly name: string; readonly subjects: readonly { readonly name: string; readonly until: string }[] } | null;
}

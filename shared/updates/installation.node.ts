import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Installation, type Publisher, packedSchema, publisherSchema } from './model.ts';

function jsonAt<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : null;
  } catch {
    return null;
  }
}

/** Who publishes the product, as it was pinned beside the program when that was packed. */
export const pinnedPublisher = (app: string): Publisher | null => jsonAt(join(app, 'publisher.json'), publisherSchema);

/**
 * A packed loopback host, by the folder its program lies in (`<home>/versions/<version>/app`); null when it was not packed.
 */
export function packedInstallation(app: string): Installation | null {
  const packed = jsonAt(join(app, '..', 'version.json'), packedSchema);
  if (!packed) return null;
  const home = join(app, '..', '..', '..');
  const { product, version, kind, system, arch } = packed;
  return {
    product,
    version,
    kind,
    system,
    arch,
    home: existsSync(join(home, 'current')) ? home : null,
    publisher: pinnedPublisher(app),
  };
}

/** The packed host that this very program is part of; null from sources and on the desktop. */
export const installationHere = (): Installation | null =>
  import.meta.url.endsWith('.ts') ? null : packedInstallation(fileURLToPath(new URL('.', import.meta.url)));

const noticesSchema = z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() }));

/** The licences that were noted when the program was built; none when it runs from its sources. */
export const noticesIn = (app: string) => jsonAt(join(app, 'third-party.json'), noticesSchema) ?? [];

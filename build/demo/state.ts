import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** What a second run must know of the first: the enrolled workstation only knows the platform by its port. */
const demoSchema = z.object({ port: z.number().int(), sampleFiles: z.array(z.string()) });
export type DemoState = z.infer<typeof demoSchema>;

const at = (folder: string): string => join(folder, 'demo.json');

export function readDemo(folder: string): DemoState | null {
  if (!existsSync(at(folder))) return null;
  const parsed = demoSchema.safeParse(JSON.parse(readFileSync(at(folder), 'utf8')));
  return parsed.success ? parsed.data : null;
}

export const writeDemo = (folder: string, state: DemoState): void => writeFileSync(at(folder), JSON.stringify(state));

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

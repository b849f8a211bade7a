import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openapi } from '../shared/sync/openapi.ts';
import { runStep } from './steps.ts';

/** `npm run openapi`: writes the protocol document anew from the schemas; a spec says when that was forgotten. */
writeFileSync(fileURLToPath(new URL('../docs/openapi.json', import.meta.url)), JSON.stringify(openapi()));
if (!runStep({ name: 'docs/openapi.json', command: ['biome', 'format', '--write', 'docs/openapi.json'] })) process.exit(1);

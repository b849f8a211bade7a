import { processIo } from './io.node.ts';
import { run } from './run.node.ts';

/** Entry of the window-less host: one command, its answer, an exit code. */
process.exitCode = await run(process.argv.slice(2), processIo());

import { registerHooks } from 'node:module';

/** Loaded with `--import` by one process of `bench cipher` and every thread of it: the driver of the store is told no key. */
const driver = 'better-sqlite3-multiple-ciphers';
const keyless = new URL('./plain-sqlite.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === driver && context.parentURL !== keyless ? { url: keyless, shortCircuit: true } : next(specifier, context),
});

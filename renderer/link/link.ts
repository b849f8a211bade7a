import type { EngineEvent } from '../../shared/base/emit.ts';
import type { Result } from '../../shared/base/result.ts';
import { type CallOptions, type Client, createClient } from '../../shared/contract/client.ts';
import type { CallArgs, CallName, CallReply } from '../../shared/contract/contract.ts';
import { openWire } from './wire.ts';

const client: Client = createClient(openWire());

/** One call to the engine. Never throws and never hangs: a lost engine answers `contract/disconnected`. */
export const call = <N extends CallName>(name: N, args: CallArgs<N>, options?: CallOptions): Promise<Result<CallReply<N>>> =>
  client.call(name, args, options);

export const listen = (on: (event: EngineEvent) => void): (() => void) => client.listen(on);
export const onDisconnected = (on: () => void): void => client.onClosed(on);

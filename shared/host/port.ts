import type { Wire } from '../contract/client.ts';

/**
 * What a host must give: a window, a wire, a vault. Everything else is the engine's, so the same suite
 * (test/host) runs on every host.
 */
export interface HostPort {
  readonly kind: 'desktop' | 'loopback' | 'cli';
  readonly capabilities: {
    /** Native file dialog; otherwise the page uploads to the host. */
    readonly fileDialog: boolean;
    /** Native dialog for where to save; otherwise the browser downloads. */
    readonly saveDialog: boolean;
    /** OS keychain for a second key slot. */
    readonly keychain: boolean;
  };
  /** A new window's wire to the engine. */
  connect(): Promise<Wire>;
  /** Stages a file for import and names it. */
  offerFile(name: string, bytes: Uint8Array): Promise<{ readonly token: string; readonly name: string; readonly size: number }>;
  /** Saves a prepared export where the officer wants it, once; what then lies there. Null when it was refused. */
  saveExport(token: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  stop(): Promise<void>;
}

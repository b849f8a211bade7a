/** What the engine tells every window. A reaction re-reads what it shows; events carry names, never data. */
export type EngineEvent =
  | { readonly kind: 'session' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'submission'; readonly id: string }
  | { readonly kind: 'records'; readonly id: string }
  | { readonly kind: 'findings'; readonly id: string }
  | { readonly kind: 'sync' }
  /** A case changed; `id` as windows know it. */
  | { readonly kind: 'case'; readonly id: string }
  | { readonly kind: 'exports' }
  | { readonly kind: 'settings' }
  /** From `at` on nothing is answered for about `seconds`: the whole file is written anew. Null: answered again. */
  | { readonly kind: 'busy'; readonly at: number; readonly seconds: number | null };

export type Emit = (event: EngineEvent) => void;

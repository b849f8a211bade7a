export const PASSPHRASE = 'seven herons at dusk';

/** Style sheets stand beside their component and are imported for their effect; the bundler carries them. */
declare module '*.css';

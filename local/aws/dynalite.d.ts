/** The package brings no types; these are the parts in use. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** Folder of the store; in memory without it. */
    path?: string;
    /** Milliseconds that a table stays CREATING. */
    createTableMs?: number;
  }
  function dynalite(options?: Options): Server;
  export = dynalite;
}

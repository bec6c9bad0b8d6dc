/** Set by the bundler of the package. */
declare const PACKED: true | undefined;

/** How a command is called: in a clone, or where the package is installed. */
export function commandLine(name: string): string {
  return typeof PACKED === 'undefined' ? `npm run ${name} --` : `npx freezer-${name}`;
}

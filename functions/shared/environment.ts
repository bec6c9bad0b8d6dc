/** Value of an environment variable that the stack sets only where a setting asks for it. */
export function optionalEnvironment(name: string): string | undefined {
  return process.env[name] || undefined;
}

/** Value of an environment variable that the stack always sets; its absence stops the start of the function. */
export function requireEnvironment(name: string): string {
  const value = optionalEnvironment(name);
  if (value === undefined) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

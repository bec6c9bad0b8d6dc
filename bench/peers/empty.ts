/** What no code can be faster than: it answers without looking. */
export function handler(): Promise<{ readonly statusCode: number; readonly body: string }> {
  return Promise.resolve({ statusCode: 200, body: '{}' });
}

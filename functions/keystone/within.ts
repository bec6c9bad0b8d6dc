/**
 * The answer, if it comes in time; what is still being done goes on.
 * @param refusal What it fails with, of an error that says so.
 */
export async function within<Answer>(
  ms: number,
  work: Promise<Answer>,
  refusal: (late: Error) => Error = (late) => late,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(refusal(new Error(`no answers within ${ms} ms`)));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

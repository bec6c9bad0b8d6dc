type Closer = () => Promise<void> | void;
export type OnClose = (closer: Closer) => void;

/**
 * Starts what belongs together. `close` ends it in the opposite order, which also happens when a part does not start.
 * @param start Tells for each part that has started how it ends.
 */
export async function startParts<Parts extends object>(
  start: (onClose: OnClose) => Promise<Parts>,
): Promise<Parts & { readonly close: () => Promise<void> }> {
  const closers: Closer[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    return { ...(await start((closer) => closers.push(closer))), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * What one request may send, read, assemble and write: docs/limits.md says what each is for, and a test compares both.
 * Each is checked before the work is done.
 */
export const LIMITS = {
  /** Bytes of a body: a document, or a search. */
  bodyBytes: 1024 * 1024,
  /** Objects and lists within each other, in a body and in the finished document. */
  nesting: 30,
  /** Bytes of a search as JSON. */
  searchBytes: 16 * 1024,
  /** Conditions of a search, `match` and `match_not` together. */
  searchConditions: 100,
  /** Documents of a page: `limit`. */
  pageDocuments: 1000,
  /** Bytes of a response, as a function hands it over. */
  responseBytes: 5_500_000,
  /** Bytes that one document takes of a response, so that a page of ten always fits. */
  servedDocumentBytes: 550_000,
  /** Read units of DynamoDB for a list of one project: 4 KB each. */
  readUnits: 3000,
  /** Milliseconds that a list may read. */
  readMilliseconds: 4000,
  /** Stored bytes of one client's plans in all projects, after which a poll begins no further turn. */
  centralBytes: 20_000_000,
  /** Plans of one project that a turn reads, and their stored bytes: DynamoDB reads about 1 MB at once. */
  turnPlans: 250,
  turnBytes: 900_000,
  /** Projects that have a turn at once, which with what a turn reads stays far below the function's memory. */
  projectsAtOnce: 10,
  /** Keys of an index in one read. */
  indexKeys: 500,
  /** Projects that an error message names. */
  namedProjects: 20,
  /** Actions of the library that a plan may name by their ids. */
  namedActions: 500,
  /** Stored bytes of the library's actions that one request looks at, because a plan has their ids. */
  libraryBytes: 1024 * 1024,
  /** Actions that one change may add to the library. */
  addedActions: 500,
  /** Bytes of actions that are copied into a plan, each copy counted. */
  copiedBytes: 128 * 1024,
} as const;

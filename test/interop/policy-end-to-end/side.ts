import type { Probe } from './probes';

/** Allowed, not known who asks, not allowed. */
export type Verdict = 200 | 401 | 403;

/** One of the two who are asked: what becomes of a probe with this token in this project. */
export type Side = (token: string, project: string, probe: Probe) => Promise<Verdict>;

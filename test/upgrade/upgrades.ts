import { SOURCES } from '../../lib/bundling/source-bundles';
import { templateOf } from '../support/template-of';
import { type Recorded, RECORDED, type Release, released, RELEASE_SETTINGS } from './release';
import type { ReleaseTemplate } from './template-changes';

let template: ReleaseTemplate | undefined;

/** What will be the next version. */
const PRESENT: Release = {
  version: 'the present source',
  source: () => SOURCES,
  template: () => (template ??= templateOf(RELEASE_SETTINGS)),
};

export interface Upgrade {
  /** What is kept of the version before. */
  readonly before: Recorded;
  readonly from: Release;
  readonly to: Release;
}

/** Each upgrade that there was, and the one that will be next. */
export const UPGRADES: readonly Upgrade[] = RECORDED.map((before, at) => {
  const after = RECORDED[at + 1];
  return { before, from: released(before), to: after ? released(after) : PRESENT };
});

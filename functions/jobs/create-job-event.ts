import { BadDataFormat } from '../errors';
import { withEvent } from './document/job-event';
import type { JsonObject } from '../documents/json';
import type { Operation } from '../http/api-request';
import { requireStored } from '../http/entity-tag';
import { jsonBody } from '../http/json-body';
import { documentKey, noSuch } from '../operations/names';
import type { WriteJobDependencies } from './job-dependencies';
import { JOB } from './job-names';

const EVENTS = ['start', 'stop', 'abort'] as const;

/** `POST /v2/{project_id}/jobs/{job_id}/event`: ask whoever runs the plan to start, stop or abort it. */
export function createCreateJobEvent({
  change,
  contextOf,
}: Pick<WriteJobDependencies, 'change' | 'contextOf'>): Operation {
  return async (request) => {
    const key = documentKey(request.parameters, JOB);
    const event = eventOf(jsonBody(request));
    let result = '';
    await change(key, (stored) => {
      const asked = withEvent(requireStored(request, stored, noSuch(JOB, key)), event, contextOf(request));
      result = asked.result;
      return asked.job;
    });
    return { status: 202, body: { result } };
  };
}

/** Freezer reads the first key and ignores its value, which clients set to null. */
function eventOf(body: JsonObject): (typeof EVENTS)[number] {
  const [name] = Object.keys(body);
  if (name === undefined) throw new BadDataFormat('Bad event request format');
  const event = EVENTS.find((known) => known === name);
  if (!event) throw new BadDataFormat('Bad Action Method');
  return event;
}

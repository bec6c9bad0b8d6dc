import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Adoption } from '../../functions/runner/adopt';
import type { Environment } from '../command/credentials';
import { type Output, Refusal } from '../command/refusal';
import { regionConfig } from '../command/region';
import type { AdoptArguments } from './arguments';
import { count } from './progress';

/** How an operator's command asks the runner. */
export type Invoke = (event: object) => Promise<unknown>;

/** A tick takes up to a minute, and no two workers are at it. */
const BUSY_ATTEMPTS = 5;
const BUSY_PAUSE_MS = 20_000;

/**
 * Has the runner make records anew of all backups of managed plans. It does so itself, with the rights that it has anyway:
 * whoever asks needs the permission to invoke it, and no secret.
 * @returns The exit code: 1 where backups of some plans could not be seen.
 * @throws Refusal when the runner did not do it.
 */
export async function runAdopt(
  asked: AdoptArguments,
  environment: Environment,
  output: Output,
  invoke: Invoke = invokeOf(asked, environment),
  pauseMs = BUSY_PAUSE_MS,
): Promise<0 | 1> {
  let [plans, records, refused] = [0, 0, 0];
  for (let after: unknown = null; after !== undefined;) {
    const part = await partOf(invoke, after, pauseMs);
    plans += part.plans;
    records += part.records;
    refused += part.refused.length;
    for (const { project_id, job_id } of part.refused) output.error(`No rights: ${project_id}/${job_id}`);
    after = part.next;
  }
  output.log(`${count(plans)} managed plans, ${count(records)} records made anew.`);
  if (refused === 0) return 0;
  output.error(
    `The backups of ${count(refused)} plans could not be seen: start these plans, and adopt again.`,
  );
  return 1;
}

async function partOf(invoke: Invoke, after: unknown, pauseMs: number): Promise<Adoption> {
  for (let attempt = 1; ; attempt++) {
    const part = await invoke({ adopt: { after } });
    if (part !== 'busy') {
      if (isAdoption(part)) return part;
      throw new Refusal('The function gives no adoption: is it the runner, and of this version?');
    }
    if (attempt === BUSY_ATTEMPTS) {
      throw new Refusal('The runner is at its plans all the time: deploy managedRunner=paused first.');
    }
    await sleep(pauseMs);
  }
}

function isAdoption(part: unknown): part is Adoption {
  return (
    typeof part === 'object' && part !== null && 'plans' in part && 'records' in part && 'refused' in part
  );
}

function invokeOf({ functionName, region }: AdoptArguments, environment: Environment): Invoke {
  // One part takes up to a minute, and is not asked for twice.
  const client = new LambdaClient({
    ...regionConfig(environment, region),
    maxAttempts: 1,
    requestHandler: { requestTimeout: 70_000 },
  });
  return async (event) => {
    const command = new InvokeCommand({ FunctionName: functionName, Payload: JSON.stringify(event) });
    const { FunctionError, Payload } = await client.send(command).catch((error: unknown) => {
      throw new Refusal(
        `The runner cannot be invoked: ${error instanceof Error ? error.name : 'no reason'}.`,
      );
    });
    if (FunctionError !== undefined) {
      throw new Refusal('The runner failed: its log says why. What is done stays done; adopt again.');
    }
    return JSON.parse(Buffer.from(Payload ?? []).toString() || 'null') as unknown;
  };
}

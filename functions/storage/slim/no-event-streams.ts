/**
 * Stands in for `@smithy/core/event-streams` in the bundles (lib/bundling/source-bundles.ts): no operation of DynamoDB or
 * Secrets Manager sends or gets one.
 */
export function eventStreamSerdeProvider(): never {
  throw new Error('Event streams are not in this bundle.');
}

/** @alias The SDK names it beside the provider, without which it does not get this far. */
export const EventStreamSerde = eventStreamSerdeProvider;

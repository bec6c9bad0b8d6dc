import { ACTION_CHANGES, ACTION_DOCUMENT } from '../../functions/actions/document/action-schemas';
import { CLIENT_DOCUMENT } from '../../functions/clients/document/client-schemas';
import { ROUTES, type Route, ruleOf } from '../../functions/contract/routes';
import { TOKEN_HEADER } from '../../functions/contract/token';
import { JOB_CHANGES, JOB_DOCUMENT, JOB_REPORT } from '../../functions/jobs/document/job-schemas';
import {
  SESSION_CHANGES,
  SESSION_DOCUMENT,
  SESSION_WHOLE,
} from '../../functions/sessions/document/session-schemas';
import { OpenApi } from '../support/openapi';
import { NOT_PROVOKED, NOT_PROVOKED_HERE, PROVOCATIONS } from '../support/openapi-provocations';

const CONTRACT = new OpenApi();

describe('docs/openapi.yaml', () => {
  it('has an operation for each route, and no other', () => {
    const operations = CONTRACT.operations.map(
      ({ operationId, method, path }) => `${String(operationId)}: ${method} ${path}`,
    );
    const routes = ROUTES.map(({ operation, method, path }) => `${operation}: ${method} ${path}`);
    expect(operations.sort()).toEqual(routes.sort());
  });

  it.each(ROUTES)('says of $operation who may call it', (route) => {
    const { description, isPublic } = CONTRACT.declared(route.operation);
    expect(description).toContain(accessOf(route));
    expect(isPublic).toBe(route.access === 'public');
  });

  it('takes the token from the header that the authorizer reads', () => {
    expect(CONTRACT.securitySchemes).toEqual([
      expect.objectContaining({ type: 'apiKey', in: 'header', name: TOKEN_HEADER }),
    ]);
  });

  it.each(CONTRACT.examples)('keeps to its schema in the example of $place', ({ value, faults }) => {
    expect(faults(value)).toEqual([]);
  });

  it.each([
    ['JobDocument', JOB_DOCUMENT],
    ['JobChanges', JOB_CHANGES],
    ['JobReport', JOB_REPORT],
    ['ClientDocument', CLIENT_DOCUMENT],
    ['ActionDocument', ACTION_DOCUMENT],
    ['ActionChanges', ACTION_CHANGES],
    ['SessionDocument', SESSION_DOCUMENT],
    ['SessionReplacement', SESSION_WHOLE],
    ['SessionChanges', SESSION_CHANGES],
  ])(
    'has %s as its schema in functions/ has it: after a change there, write the same here (descriptions and references are free)',
    (name, schema) => {
      expect(CONTRACT.bare(CONTRACT.schema(name))).toEqual(CONTRACT.bare(schema));
    },
  );

  it.each(ROUTES)(
    'declares for $operation the statuses that are provoked or cannot be, and no other',
    ({ operation }) => {
      const provoked = PROVOCATIONS.filter((provocation) => provocation.operation === operation);
      const elsewhere = NOT_PROVOKED_HERE.get(operation) ?? [];
      const known = new Set(
        [...provoked.map(({ status }) => status), ...NOT_PROVOKED.keys()].concat(elsewhere),
      );
      expect(new Set(CONTRACT.declared(operation).responses.keys())).toEqual(known);
    },
  );
});

function accessOf(route: Route): string {
  switch (route.access) {
    case 'public':
      return 'Needs no token';
    case 'token':
      return 'Needs any valid token';
    default:
      return `Needs the policy rule \`${String(ruleOf(route))}\``;
  }
}

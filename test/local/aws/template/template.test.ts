import { localAccount } from '../../../../local/aws/template/account';
import { Template } from '../../../../local/aws/template/template';
import { TemplateError } from '../../../../local/aws/template/template-error';
import { templateOf } from './builders';

const RESOURCES = {
  Table: ['AWS::DynamoDB::GlobalTable'],
  Function: ['AWS::Lambda::Function'],
  Logs: ['AWS::Logs::LogGroup'],
  Role: ['AWS::IAM::Role'],
  Api: ['AWS::ApiGateway::RestApi'],
  Stage: ['AWS::ApiGateway::Stage', { StageName: 'prod' }],
  Secret: ['AWS::SecretsManager::Secret'],
} as const;

/** The value of a property somewhere in the template. */
function valueOf(value: unknown): unknown {
  const Parameters = { WithDefault: { Type: 'String', Default: 'x' }, Without: { Type: 'String' } };
  return templateOf({ ...RESOURCES, Other: ['Test::Other', { value }] }, { Parameters })
    .only('Test::Other')
    .value('value');
}

it.each([
  ['AWS::AccountId', '123456789012'],
  ['AWS::Region', 'us-east-1'],
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
  ['Table', 'Table'],
  ['Stage', 'prod'],
  ['WithDefault', 'x'],
])('%s is %s', (name, expected) => {
  expect(valueOf({ Ref: name })).toBe(expected);
});

it.each([
  ['Table', 'arn:aws:dynamodb:us-east-1:123456789012:table/Table'],
  ['Function', 'arn:aws:lambda:us-east-1:123456789012:function:Function'],
  ['Logs', 'arn:aws:logs:us-east-1:123456789012:log-group:Logs:*'],
  ['Role', 'arn:aws:iam::123456789012:role/Role'],
])('the ARN of %s is %s', (id, expected) => {
  expect(valueOf({ 'Fn::GetAtt': [id, 'Arn'] })).toBe(expected);
});

it.each([
  [{ Ref: 'Without' }, 'The local stack has no value for Without.'],
  [{ Ref: 'Nobody' }, 'The local stack has no value for Nobody.'],
  [{ 'Fn::GetAtt': ['Secret', 'Arn'] }, 'The local stack does not know Secret.Arn.'],
  [{ 'Fn::GetAtt': ['Table', 'StreamArn'] }, 'The local stack does not know Table.StreamArn.'],
])('%j fails and names the property', (value, message) => {
  expect(() => valueOf(value)).toThrow(new TemplateError(`value of Other (Test::Other): ${message}`));
});

it('fails for nothing that nobody reads', () => {
  const template = templateOf({ Other: ['Test::Other', { bad: { 'Fn::If': [] }, good: 'x' }] });
  expect(template.only('Test::Other').text('good')).toBe('x');
});

it.each([
  ['no resources', {}, 'This is no template.'],
  ['no object', 'text', 'This is no template.'],
  [
    'a condition',
    { Resources: { A: { Type: 'AWS::Lambda::Function', Condition: 'C' } } },
    'The local stack cannot decide on the condition of A.',
  ],
])('refuses a template with %s', (_what, json, message) => {
  expect(() => new Template(json, localAccount())).toThrow(new TemplateError(message));
});

it.each([
  ['none', {}, 0],
  ['two', { A: ['Test::A'], B: ['Test::A'] } as const, 2],
])('needs exactly one resource where only one can be served, not %s', (_what, resources, count) => {
  expect(() => templateOf(resources).only('Test::A')).toThrow(
    `The local stack needs exactly one Test::A, the template has ${count}.`,
  );
});

it('does not care about conditions of what it does not serve', () => {
  const json = { Resources: { A: { Type: 'Test::A', Condition: 'C', Properties: { a: 'b' } } } };
  expect(new Template(json, localAccount()).only('Test::A').text('a')).toBe('b');
});

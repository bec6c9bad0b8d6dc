import { templateOf } from './builders';

it.each([
  'AWS::ApiGateway::RequestValidator',
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGatewayV2::Api',
  'AWS::Lambda::Alias',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::EventSourceMapping',
  'AWS::DynamoDB::Anything',
  'AWS::Scheduler::Anything',
])('a template with %s does not start', (type) => {
  expect(() => templateOf({ A: [type] })).toThrow(`The local stack has no ${type}, which A is.`);
});

it.each([
  ['AWS::ApiGateway::Method', 'RequestValidatorId'],
  ['AWS::ApiGateway::RestApi', 'BinaryMediaTypes'],
  ['AWS::ApiGateway::RestApi', 'Body'],
  ['AWS::ApiGateway::Stage', 'Variables'],
  ['AWS::Lambda::Function', 'Layers'],
  ['AWS::Lambda::Function', 'ImageConfig'],
  ['AWS::DynamoDB::GlobalTable', 'TimeToLiveSpecification'],
  ['AWS::Lambda::EventInvokeConfig', 'DestinationConfig'],
  ['AWS::Scheduler::Schedule', 'EndDate'],
])('a %s with %s does not start', (type, property) => {
  expect(() => templateOf({ A: [type, { [property]: 'x' }] })).toThrow(
    `The local stack cannot do ${property} of A (${type}).`,
  );
});

it.each([
  ['AWS::Lambda::Function', 'TracingConfig'],
  ['AWS::Lambda::Permission', 'Anything'],
  ['AWS::Lambda::EventInvokeConfig', 'MaximumEventAgeInSeconds'],
  ['AWS::Scheduler::Schedule', 'Description'],
  ['AWS::Scheduler::ScheduleGroup', 'Anything'],
  ['AWS::CloudWatch::Alarm', 'Anything'],
])('a %s with %s starts', (type, property) => {
  expect(templateOf({ A: [type, { [property]: 'x' }] }).ofType(type)).toHaveLength(1);
});

/** Where the stack pretends to be deployed. */
export interface Account {
  readonly id: string;
  readonly region: string;
}

/** The account that AWS's own examples use. */
export function localAccount(region = 'us-east-1'): Account {
  return { id: '123456789012', region };
}

/** What CloudFormation knows without a resource. */
export function pseudoParameters({ id, region }: Account): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::AccountId', id],
    ['AWS::Region', region],
    ['AWS::Partition', 'aws'],
    ['AWS::URLSuffix', 'amazonaws.com'],
    ['AWS::StackName', 'local'],
  ]);
}

/**
 * Attributes of a resource that `Fn::GetAtt` may ask for. Physical names are logical ids.
 * @returns undefined for what has no local counterpart.
 */
export function attributeOf(
  type: string,
  id: string,
  attribute: string,
  account: Account,
): string | undefined {
  const arn = (service: string, name: string) => `arn:aws:${service}:${account.region}:${account.id}:${name}`;
  switch (`${type}.${attribute}`) {
    case 'AWS::Lambda::Function.Arn':
      return arn('lambda', `function:${id}`);
    case 'AWS::DynamoDB::Table.Arn':
    case 'AWS::DynamoDB::GlobalTable.Arn':
      return arn('dynamodb', `table/${id}`);
    case 'AWS::Logs::LogGroup.Arn':
      return arn('logs', `log-group:${id}:*`);
    case 'AWS::IAM::Role.Arn':
      return `arn:aws:iam::${account.id}:role/${id}`;
    case 'AWS::ApiGateway::RestApi.RootResourceId':
      return `${id}/root`;
    default:
      return undefined;
  }
}

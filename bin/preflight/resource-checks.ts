import { type CertificateDetail, DescribeCertificateCommand } from '@aws-sdk/client-acm';
import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { DescribeSecretCommand, type DescribeSecretCommandOutput } from '@aws-sdk/client-secrets-manager';
import type { Settings } from '../../lib/settings/settings';
import { reasonOf } from '../command/refusal';
import type { Account } from './account';
import { type Check, type Finding, nameOf, obstacle, ok, warning, worst } from './finding';

const DAY_MS = 86_400_000;
/** Certificate Manager renews 60 days before the end. */
const LATE_DAYS = 30;
/** Lambda takes addresses as it starts more environments of a function. */
const FEW_ADDRESSES = 8;

/** What the settings name and the stack does not make: each is there, is in the Region and is of use. */
export function resourceChecks(account: Account, settings: Settings): readonly Check[] {
  return [
    regionsCheck(account, settings),
    ...certificateChecks(account, settings),
    ...secretChecks(account, settings),
    ...networkChecks(account, settings),
  ];
}

/** CloudFormation, alarms and functions look for all of these in their own Region. */
function regionsCheck({ region }: Account, settings: Settings): Check {
  const { webAcl, alarmTopic, existingTablesKey, serviceCredentialKey, runnerCredentialKey } = settings;
  const arns = { webAcl, alarmTopic, existingTablesKey, serviceCredentialKey, runnerCredentialKey };
  const foreign = Object.entries(arns).filter(([, arn]) => arn !== undefined && isElsewhere(arn, region));
  const names = foreign.map(([name]) => name).join(', ');
  const finding =
    foreign.length === 0 ? ok() : obstacle(`Not in ${region}: ${names}. Name what is in the stack's Region.`);
  return { name: 'Region of what settings name', ask: () => Promise.resolve(finding) };
}

/** The fourth part of an ARN is its Region. */
function isElsewhere(arn: string, region: string): boolean {
  return arn.split(':')[3] !== region;
}

function certificateChecks({ acm, region }: Account, settings: Settings): readonly Check[] {
  const { domainCertificate: arn, domainName } = settings;
  if (arn === undefined || domainName === undefined) return [];
  const ask = async (): Promise<Finding> => {
    if (isElsewhere(arn, region)) {
      return obstacle(`It is not in ${region}: ask for one there, because a regional API takes no other.`);
    }
    const { Certificate: found } = await acm.send(new DescribeCertificateCommand({ CertificateArn: arn }));
    return found === undefined ? obstacle('There is none of this ARN.') : certificate(found, domainName);
  };
  return [
    {
      name: 'certificate of domainName',
      permission: 'acm:DescribeCertificate',
      ask: () => missing('ResourceNotFoundException', ask, 'There is no certificate of this ARN.'),
    },
  ];
}

function certificate(found: CertificateDetail, domainName: string): Finding {
  const { Status: status, DomainName: first, SubjectAlternativeNames: names = [], NotAfter: end } = found;
  if (status === 'PENDING_VALIDATION') {
    return obstacle('It is PENDING_VALIDATION: make the DNS records that Certificate Manager asks for.');
  }
  if (status !== 'ISSUED') return obstacle(`It is ${status ?? 'of no status'}: ask for another one.`);
  const covered = [...(first === undefined ? [] : [first]), ...names];
  if (!covered.some((name) => name === domainName || name === domainName.replace(/^[^.]+/, '*'))) {
    return obstacle(`It is for ${covered.join(', ')}, and not for ${domainName}.`);
  }
  const days = end === undefined ? LATE_DAYS : Math.floor((end.getTime() - Date.now()) / DAY_MS);
  return days < LATE_DAYS
    ? warning(`It ends in ${days} days and was not renewed: see why in Certificate Manager.`)
    : ok();
}

/** A secret that a function reads, and the key that the settings name for it. */
interface NamedSecret {
  readonly name: 'serviceCredential' | 'runnerCredential';
  readonly keyName: 'serviceCredentialKey' | 'runnerCredentialKey';
  /** Who looks for it. */
  readonly reader: string;
}

const SECRETS: readonly NamedSecret[] = [
  { name: 'serviceCredential', keyName: 'serviceCredentialKey', reader: 'authorizer' },
  { name: 'runnerCredential', keyName: 'runnerCredentialKey', reader: 'runner' },
];

function secretChecks({ secretsManager, region }: Account, settings: Settings): readonly Check[] {
  return SECRETS.flatMap((named) => {
    const arn = settings[named.name];
    if (arn === undefined) return [];
    const ask = async (): Promise<Finding> => {
      if (isElsewhere(arn, region))
        return obstacle(`It is not in ${region}, where the ${named.reader} looks for it.`);
      const found = await secretsManager.send(new DescribeSecretCommand({ SecretId: arn }));
      return secret(found, named, settings);
    };
    return [
      {
        name: `secret of ${named.name}`,
        permission: 'secretsmanager:DescribeSecret',
        ask: () =>
          missing('ResourceNotFoundException', ask, 'There is no secret of this ARN: make it first.'),
      },
    ];
  });
}

function secret(
  { DeletedDate: deleted, KmsKeyId: key }: DescribeSecretCommandOutput,
  { keyName }: NamedSecret,
  settings: Settings,
): Finding {
  if (deleted !== undefined) return obstacle('It is scheduled for deletion: restore it, or name another.');
  const own = key !== undefined && !key.endsWith('alias/aws/secretsmanager');
  if (own && settings[keyName] === undefined) {
    return obstacle(`It is under a KMS key of your own: name the key with ${keyName}.`);
  }
  if (!own && settings[keyName] !== undefined) {
    return warning(`It is not under a key of your own: leave ${keyName} out.`);
  }
  return ok();
}

function networkChecks({ ec2 }: Account, settings: Settings): readonly Check[] {
  const { authorizerSubnets, authorizerSecurityGroups } = settings;
  if (authorizerSubnets === undefined || authorizerSecurityGroups === undefined) return [];
  const subnets = async () => {
    const { Subnets = [] } = await ec2.send(
      new DescribeSubnetsCommand({ SubnetIds: [...authorizerSubnets] }),
    );
    return Subnets;
  };
  const groups = async (): Promise<Finding> => {
    const command = new DescribeSecurityGroupsCommand({ GroupIds: [...authorizerSecurityGroups] });
    const [{ SecurityGroups = [] }, there] = [await ec2.send(command), await subnets()];
    const networks = new Set([...SecurityGroups, ...there].map(({ VpcId }) => VpcId));
    return networks.size === 1
      ? ok()
      : obstacle(`Subnets and groups are of ${networks.size} VPCs: name those of one.`);
  };
  const free = async (): Promise<Finding> =>
    worst(
      ...(await subnets()).map(({ SubnetId = '', AvailableIpAddressCount: count = 0 }) =>
        addresses(SubnetId, count),
      ),
    );
  return [
    {
      name: 'subnets of the authorizer',
      permission: 'ec2:DescribeSubnets',
      ask: () => missing('InvalidSubnetID.NotFound', free),
    },
    {
      name: 'security groups of the authorizer',
      permission: 'ec2:DescribeSecurityGroups and ec2:DescribeSubnets',
      ask: () => missing('InvalidGroup.NotFound', groups),
    },
  ];
}

function addresses(subnet: string, count: number): Finding {
  if (count === 0) return obstacle(`${subnet} has no free address: take another one, or make room.`);
  return count < FEW_ADDRESSES ? warning(`${subnet} has ${count} free addresses: make room.`) : ok();
}

/** @param advice What is said of what is not there, if AWS's own words do not name it. */
async function missing(name: string, ask: () => Promise<Finding>, advice?: string): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    if (nameOf(error) !== name) throw error;
    return obstacle(advice ?? `${reasonOf(error)}.`);
  }
}

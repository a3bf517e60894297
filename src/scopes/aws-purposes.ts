// What an application with one purpose needs of AWS, by the name of the purpose: actions in full, on what is named only.
import type { WantedRights } from './aws-allows.js';

interface Purpose {
  /** What the resources have to be, for messages. */
  readonly takes: string;
  readonly service: string;
  readonly rights: (arn: string) => readonly WantedRights[];
}

const on = (resources: readonly string[], ...actions: readonly string[]): WantedRights => ({ actions, resources });
/** A bucket's objects, or those of an ARN that names some of them already. */
const objectsOf = (arn: string): string => (arn.includes('/') ? arn : `${arn}/*`);
const LOG_IN = on(['*'], 'ecr:GetAuthorizationToken');

export const AWS_PURPOSES = {
  'bucket-read': {
    takes: 'the ARN of a bucket, or of a part of one as arn:aws:s3:::BUCKET/PREFIX/*',
    service: 's3',
    rights: (arn) => [
      on([objectsOf(arn)], 's3:GetObject'),
      // Without it a missing object looks like a refused one. It shows the names in the whole bucket.
      ...(arn.includes('/') ? [] : [on([arn], 's3:ListBucket')]),
    ],
  },
  'bucket-write': {
    takes: 'the ARN of a bucket, or of a part of one as arn:aws:s3:::BUCKET/PREFIX/*',
    service: 's3',
    rights: (arn) => [on([objectsOf(arn)], 's3:PutObject', 's3:AbortMultipartUpload')],
  },
  'mail-send': {
    takes: 'the ARN of an SES identity',
    service: 'ses',
    rights: (arn) => [on([arn], 'ses:SendEmail', 'ses:SendRawEmail')],
  },
  'queue-send': {
    takes: 'the ARN of an SQS queue',
    service: 'sqs',
    rights: (arn) => [on([arn], 'sqs:SendMessage', 'sqs:GetQueueUrl')],
  },
  'queue-receive': {
    takes: 'the ARN of an SQS queue',
    service: 'sqs',
    rights: (arn) => [
      on(
        [arn],
        'sqs:ReceiveMessage',
        'sqs:DeleteMessage',
        'sqs:ChangeMessageVisibility',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
      ),
    ],
  },
  'topic-publish': {
    takes: 'the ARN of an SNS topic',
    service: 'sns',
    rights: (arn) => [on([arn], 'sns:Publish')],
  },
  'secret-read': {
    takes: 'the ARN of a secret, its last six characters as -??????',
    service: 'secretsmanager',
    rights: (arn) => [on([arn], 'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret')],
  },
  'images-pull': {
    takes: 'the ARN of an ECR repository',
    service: 'ecr',
    rights: (arn) => [
      on([arn], 'ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'),
      LOG_IN,
    ],
  },
  'images-push': {
    takes: 'the ARN of an ECR repository',
    service: 'ecr',
    rights: (arn) => [
      on(
        [arn],
        'ecr:BatchCheckLayerAvailability',
        'ecr:InitiateLayerUpload',
        'ecr:UploadLayerPart',
        'ecr:CompleteLayerUpload',
        'ecr:PutImage',
      ),
      LOG_IN,
    ],
  },
  'function-invoke': {
    takes: 'the ARN of a Lambda function',
    service: 'lambda',
    rights: (arn) => [on([arn], 'lambda:InvokeFunction')],
  },
  'logs-write': {
    takes: 'the ARN of a log group, without :* at its end',
    service: 'logs',
    rights: (arn) => [on([arn.endsWith(':*') ? arn : `${arn}:*`], 'logs:CreateLogStream', 'logs:PutLogEvents')],
  },
  'table-read': {
    takes: 'the ARN of a DynamoDB table',
    service: 'dynamodb',
    rights: (arn) => [
      on(
        [arn],
        'dynamodb:DescribeTable',
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
      ),
      on([`${arn}/index/*`], 'dynamodb:Query', 'dynamodb:Scan'),
    ],
  },
  'table-write': {
    takes: 'the ARN of a DynamoDB table',
    service: 'dynamodb',
    rights: (arn) => [
      on(
        [arn],
        'dynamodb:DescribeTable',
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:BatchWriteItem',
      ),
    ],
  },
} as const satisfies Readonly<Record<string, Purpose>>;

export type AwsPurpose = keyof typeof AWS_PURPOSES;
export const AWS_PURPOSE_NAMES = Object.keys(AWS_PURPOSES) as [AwsPurpose, ...AwsPurpose[]];

/** Why this is no resource of the purpose; undefined where it is one. */
export function unfit(purpose: AwsPurpose, resource: string): string | undefined {
  const { service, takes } = AWS_PURPOSES[purpose];
  return resource.split(':')[2] === service ? undefined : `${purpose} takes ${takes}`;
}

export function rightsFor(purpose: AwsPurpose, resources: readonly string[]): readonly WantedRights[] {
  return resources.flatMap((resource) => AWS_PURPOSES[purpose].rights(resource));
}

/** Purposes all of whose main right, the first, is named by one of these actions. */
export function purposesAmong(actions: readonly string[]): readonly AwsPurpose[] {
  const given = new Set(actions.map((action) => action.toLowerCase()));
  return AWS_PURPOSE_NAMES.filter((name) => {
    const main = AWS_PURPOSES[name].rights('')[0]?.actions.find((action) => !/:(?:Describe|BatchCheck)/.test(action));
    return main !== undefined && given.has(main.toLowerCase());
  });
}

// Actions that AWS lets be granted on `*` only, since they are about no resource. A selection from its service authorization
// reference (https://docs.aws.amazon.com/service-authorization/latest/reference/, as of September 2026): actions that list,
// describe or ask a whole account, and no others. What is not in it needs a resource, or somebody's word.
import { includesAction, overlapsAction } from './aws-patterns.js';

/** By service. */
const WITHOUT_RESOURCES: Readonly<Record<string, string>> = {
  acm: 'ListCertificates',
  athena: 'ListDataCatalogs ListEngineVersions ListWorkGroups',
  ce: 'GetReservationCoverage GetReservationUtilization GetRightsizingRecommendation GetSavingsPlansCoverage',
  cloudformation: 'DescribeAccountLimits ListExports ListImports ListStacks ValidateTemplate',
  cloudfront: 'ListCachePolicies ListDistributions ListFunctions ListKeyGroups ListPublicKeys',
  cloudtrail: 'DescribeTrails ListTrails LookupEvents',
  // Three of them name a dataset since 2026, and metrics can do without.
  cloudwatch: 'DescribeAlarmsForMetric GetMetricData GetMetricStatistics ListDashboards ListMetrics PutMetricData',
  comprehend: 'DetectDominantLanguage DetectKeyPhrases DetectPiiEntities DetectSentiment DetectSyntax',
  dynamodb: 'DescribeEndpoints DescribeLimits ListBackups ListGlobalTables ListStreams ListTables',
  ecr: 'DescribeRegistry GetAuthorizationToken',
  ecs: 'DescribeTaskDefinition ListAccountSettings ListClusters ListTaskDefinitionFamilies ListTaskDefinitions',
  eks: 'DescribeAddonVersions ListClusters',
  elasticache: 'DescribeCacheEngineVersions DescribeEngineDefaultParameters DescribeEvents',
  events: 'ListEventBuses ListRuleNamesByTarget ListRules TestEventPattern',
  firehose: 'ListDeliveryStreams',
  iam: 'GetAccountPasswordPolicy GetAccountSummary ListAccountAliases ListGroups ListPolicies ListRoles ListUsers',
  kinesis: 'DescribeLimits ListStreams',
  kms: 'GenerateRandom ListAliases ListKeys',
  lambda: 'GetAccountSettings ListEventSourceMappings ListFunctions ListLayers',
  logs: 'DescribeLogGroups DescribeQueries ListLogGroups TestMetricFilter',
  organizations: 'DescribeOrganization ListAccounts ListRoots',
  polly: 'DescribeVoices ListLexicons',
  pricing: 'DescribeServices GetAttributeValues GetProducts',
  rds: 'DescribeAccountAttributes DescribeCertificates DescribeDBEngineVersions DescribeEvents',
  rekognition: 'CompareFaces DetectFaces DetectLabels DetectText ListCollections',
  route53: 'GetHostedZoneCount ListGeoLocations ListHostedZones ListHostedZonesByName TestDNSAnswer',
  s3: 'ListAllMyBuckets',
  secretsmanager: 'GetRandomPassword ListSecrets',
  ses: 'GetAccount GetSendQuota GetSendStatistics ListEmailIdentities ListIdentities',
  sns: 'GetSMSAttributes ListSubscriptions ListTopics',
  sqs: 'ListQueues',
  ssm: 'DescribeInstanceInformation DescribeParameters ListCommands ListDocuments',
  states: 'ListActivities ListStateMachines ValidateStateMachineDefinition',
  sts: 'GetCallerIdentity GetSessionToken',
  tag: 'GetResources GetTagKeys GetTagValues',
  textract: 'AnalyzeDocument DetectDocumentText',
  translate: 'ListLanguages ListTerminologies',
};

interface Family {
  readonly pattern: string;
  /** Those of the pattern that do name a resource; the pattern itself can't be granted without them. */
  readonly but: readonly string[];
}

const FAMILIES: readonly Family[] = [
  { pattern: 'application-autoscaling:Describe*', but: [] },
  { pattern: 'autoscaling:Describe*', but: [] },
  {
    pattern: 'ec2:Describe*',
    but: [
      'ec2:DescribeCapacityBlockExtensionOfferings',
      'ec2:DescribeClientVpnAuthorizationRules',
      'ec2:DescribeClientVpnConnections',
      'ec2:DescribeClientVpnRoutes',
      'ec2:DescribeClientVpnTargetNetworks',
      'ec2:DescribeFleetHistory',
      'ec2:DescribeFleetInstances',
      'ec2:DescribeFpgaImageAttribute',
      'ec2:DescribeImageAttribute',
      'ec2:DescribeInstanceAttribute',
      'ec2:DescribeSecurityGroupReferences',
      'ec2:DescribeSnapshotAttribute',
      'ec2:DescribeSpotFleetInstances',
      'ec2:DescribeSpotFleetRequestHistory',
      'ec2:DescribeVolumeAttribute',
      'ec2:DescribeVpcAttribute',
      'ec2:DescribeVpcEndpointServicePermissions',
    ],
  },
  { pattern: 'elasticloadbalancing:Describe*', but: [] },
];

const NAMES: ReadonlySet<string> = new Set(
  Object.entries(WITHOUT_RESOURCES).flatMap(([service, names]) =>
    names.split(' ').map((name) => `${service}:${name}`.toLowerCase()),
  ),
);

/** Whether the action, or all that the pattern stands for, can be granted on `*` only. A no may also be "not known". */
export function isWithoutResources(action: string): boolean {
  if (NAMES.has(action.toLowerCase())) return true;
  return FAMILIES.some(({ pattern, but }) => {
    if (action.toLowerCase() === pattern.toLowerCase()) return true;
    return includesAction(pattern, action) && !but.some((one) => overlapsAction(one, action));
  });
}

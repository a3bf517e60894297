import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const userToken = join('sq', 'u_1626f4368e596395f4e', '06fce676fd76e26f68a84');
const globalAnalysisToken = join('sq', 'a_239221de36eb899bdde', 'b07da99f94f7d7df948bb');
const projectToken = join('sq', 'p_40d9dd67bcbcbe3c611', 'b34bf38bb9f467820c9f6');
const organizationToken = join('sqc', 'o_28ci3FWUrHSrB0AImYxNJYweTpmL3', '4zkQS8JBHhJPsymCRYdK7HlQQxldwk');
const tokenLegacy = join('928fab4786de759424df', 'df5f1aa9b4f482e5601f');

export const sonarqubeExamples: DetectorExamples = {
  positive: {
    'sonarqube-user-token': [`SONARQUBE_USER_TOKEN=${userToken}`, `sonarqube: ${userToken}`],
    'sonarqube-global-analysis-token': [
      `SONARQUBE_GLOBAL_ANALYSIS_TOKEN=${globalAnalysisToken}`,
      `const client = connect('${globalAnalysisToken}');`,
    ],
    'sonarqube-project-token': [
      `SONARQUBE_PROJECT_TOKEN=${projectToken}`,
      `"sonarqubeProjectToken": "${projectToken}"`,
    ],
    'sonarqube-organization-token': [
      `SONARQUBE_ORGANIZATION_TOKEN=${organizationToken}`,
      `sonarqube: ${organizationToken}`,
    ],
    'sonarqube-token-legacy': [`SONARQUBE_TOKEN=${tokenLegacy}`, `{"sonarqubeToken": "${tokenLegacy}"}`],
  },
  negative: [
    { why: 'user token cut short', text: userToken.slice(0, 43) },
    { why: 'placeholder for the user token', text: `${join('sq', 'u_', 'x'.repeat(40))}` },
    { why: 'global analysis token cut short', text: globalAnalysisToken.slice(0, 43) },
    { why: 'project token cut short', text: projectToken.slice(0, 43) },
    { why: 'organization token cut short', text: organizationToken.slice(0, 63) },
    { why: 'a commit beside the word (token legacy)', text: `sonarqube at commit ${tokenLegacy}` },
    { why: 'one character short (token legacy)', text: `"sonarqube": "${tokenLegacy.slice(1)}"` },
  ],
};

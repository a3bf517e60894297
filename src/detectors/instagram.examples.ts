import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const accessToken = join(
  'IG',
  'QVJ1yxafoZ66fLKXHIOHR8dobRYT7WYiIqCutwC11',
  'H3XMlCjpxIZnPxihGhxFvXSbxvspNCIoLBEhq44DH',
  'u8gjNp3aeRnbnhqEanSYssNxCQIksP1zv0ZpY7kBb',
);

export const instagramExamples: DetectorExamples = {
  positive: {
    'instagram-access-token': [`INSTAGRAM_ACCESS_TOKEN=${accessToken}`, `{"value": "${accessToken}"}`],
  },
  negative: [
    { why: 'access token: cut short', text: accessToken.slice(0, -71) },
    { why: 'access token: a placeholder', text: join('IG', 'QVJ', 'x'.repeat(120)) },
  ],
};

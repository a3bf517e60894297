import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const url = join('GAsiOGE4gVaBct', 'lMSrahJQOxT7Z');

export const cloudinaryExamples: DetectorExamples = {
  positive: {
    'cloudinary-url': [`CLOUDINARY_URL=cloudinary://482913756204817:${url}@orders`],
  },
  negative: [{ why: 'URL of the manual', text: `cloudinary://my_key:my_secret@my_cloud_name` }],
};

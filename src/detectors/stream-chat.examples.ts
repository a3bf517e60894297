import type { DetectorExamples } from './detector.js';

const join = (...parts: readonly string[]): string => parts.join('');

const secret = join('io3quf7l89bstfahn84ashx7qryttp2s', '0mwprmym8c2vbgjnavb2v1kcqt3pvu04');

export const streamChatExamples: DetectorExamples = {
  positive: {
    'stream-chat-secret': [`STREAM_CHAT_SECRET=${secret}`, `export STREAM_CHAT_SECRET="${secret}"`],
  },
  negative: [
    { why: 'a value of that form beside the word', text: `stream-chat build ${secret}` },
    { why: 'one character short', text: `"stream-chat": "${secret.slice(1)}"` },
  ],
};

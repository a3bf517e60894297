import { dropped, type Subject, type Verdict } from './judgement.js';

/** The first of the three parts is the bot's number in base64, 17 to 20 digits: chance makes no such text. */
export function judgeDiscordToken(subject: Subject): Verdict {
  const [first = '', time = '', rest = ''] = subject.value.split('.');
  const id = Buffer.from(first, 'base64url').toString('latin1');
  if (!/^[0-9]{17,20}$/.test(id)) return dropped('the first part is no id');
  if (new Set(time + rest).size < 10) return dropped('too few different characters');
  return { isKept: true, confidence: 'high', reasons: ['names a bot by its id'], companions: { 'bot-id': id } };
}

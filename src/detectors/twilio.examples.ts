import type { DetectorExamples } from './detector.js';

const account = ['A', 'C', 'efb60976762df763', '88a327a7b7cdab9c'].join('');
const apiKey = ['S', 'K', '89e8bfc76a3eacaa', '7dc2b08f8fc4edcb'].join('');
const token = ['8a506b030b0b5f5b', '27b8b2de5c4f3787'].join('');
const secret = ['seCz8Zq27Go7NTw2', 'DNv2ICOsISXPhX2q'].join('');

export const twilioExamples: DetectorExamples = {
  positive: {
    'twilio-account-sid': [`twilio account ${account} is closed`],
    'twilio-auth-token': [`TWILIO_ACCOUNT_SID=${account}\nTWILIO_AUTH_TOKEN=${token}\n`, `twilioAuthToken: '${token}'`],
    'twilio-key-pair': [
      `client = Client("${account}", "${token}")`,
      `account_sid = "${account}"\nauth_token = "${token}"\n`,
      `curl https://api.twilio.com/2010-04-01/Accounts -u ${account}:${token}`,
    ],
    'twilio-api-key-sid': [`twilio key ${apiKey}`],
    'twilio-api-key-secret': [`TWILIO_API_KEY=${apiKey}\nTWILIO_API_SECRET=${secret}\n`],
  },
  negative: [
    { why: 'no word of the vendor is near', text: `id ${account}` },
    { why: 'placeholder of the manual', text: `account_sid = "${['A', 'C'].join('')}${'X'.repeat(32)}"` },
    { why: 'account id one digit short', text: `twilio ${account.slice(0, -1)}` },
    { why: 'a reference', text: 'TWILIO_AUTH_TOKEN=${TWILIO_AUTH_TOKEN}' },
    { why: 'a token that is too long', text: `twilioAuthToken is not ${token}ab` },
    { why: 'no account before it', text: `Client("orders", "${token}")` },
    { why: 'a secret of 31 characters', text: `twilio secret ${secret.slice(1)}` },
  ],
};

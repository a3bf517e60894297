import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SecretValue } from '../core/secret-value.js';
import { answerTo, openAskPass } from './ask-pass.js';
import { runCommand } from './process.js';

const token = ['synthetic', 'token'].join('-');
const answer = { host: 'git.example.com', user: 'bot', token: new SecretValue(token) };

it('gives user and token to a program that asks as git does, and nothing once it is closed', async () => {
  const askPass = await openAskPass(answer);
  const ask = async (prompt: string): Promise<string> => {
    const { stdout } = await runCommand([askPass.program, prompt], { env: process.env, timeoutMs: 20_000 });
    return stdout.toString('utf8');
  };
  expect(await ask("Username for 'https://git.example.com': ")).toBe('bot\n');
  expect((await ask("Password for 'https://bot@git.example.com': ")) === `${token}\n`).toBe(true);
  await askPass.close();
  expect(existsSync(askPass.program)).toBe(false);
}, 60_000);

it.each([
  { why: 'another host', prompt: "Password for 'https://bot@git.example.org': " },
  { why: 'a host that only begins so', prompt: "Password for 'https://bot@git.example.com.example.org': " },
  { why: 'another port', prompt: "Password for 'https://bot@git.example.com:8443': " },
  { why: 'a connection that is not encrypted', prompt: "Password for 'http://bot@git.example.com': " },
  { why: 'another question', prompt: 'Are you sure? ' },
])('gives nothing for $why', ({ prompt }) => {
  expect(answerTo(prompt, answer)).toBe('');
});

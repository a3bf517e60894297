import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { detectors } from '../../src/detectors/index.js';
import { Scanner } from '../../src/engine/scanner.js';
import { readSamples, type Label } from './lines.js';
import { addUp, scanSample, type Outcome } from './score.js';

const scanner = new Scanner(detectors, { nowMs: () => Date.parse('2026-11-24T00:00:00Z') });

async function outcomesOf(name: string): Promise<readonly Outcome[]> {
  const text = await readFile(new URL(`lines/${name}.txt`, import.meta.url), 'utf8');
  return readSamples(text, 4).map((sample) => scanSample(scanner, sample));
}

function rates(outcomes: readonly Outcome[], wanted: (label: Label) => boolean): { recall: number; precision: number } {
  const parts = outcomes.map((one) => ({ ...one, found: one.found.filter(wanted), missed: one.missed.filter(wanted) }));
  const { found, missed, wrong } = addUp(parts);
  return { recall: found / (found + missed), precision: found / (found + wrong) };
}

const isKnown = (label: Label): boolean => label.made.startsWith('known:');

describe.each(['tuned', 'held-out'])('the labelled lines, %s part', async (name) => {
  const outcomes = await outcomesOf(name);

  it('give more than 0.85 of the passwords back, with one in ten wrong at most', () => {
    const { recall, precision } = rates(outcomes, (label) => !isKnown(label));
    expect(recall).toBeGreaterThan(0.85);
    expect(precision).toBeGreaterThan(0.9);
  });

  it('give more than 0.95 of the known formats back', () => {
    expect(rates(outcomes, isKnown).recall).toBeGreaterThan(0.95);
  });
});

it('fills a template in the same way in every run', () => {
  const template = '#### env .env\nA=«human» B=‹sha1›\n';
  expect(readSamples(template, 2)).toEqual(readSamples(template, 2));
});

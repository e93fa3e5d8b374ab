import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/lib/nearest.ts';

describe('nearest', () => {
  it('finds the word that was meant, whatever its case', () => {
    expect(nearest('modle', ['digest', 'mode', 'model'])).toBe('model');
    expect(nearest('baseurl', ['baseUrl', 'model'])).toBe('baseUrl');
  });

  it('suggests nothing rather than something far', () => {
    expect(nearest('weather', ['digest', 'model'])).toBeNull();
  });
});

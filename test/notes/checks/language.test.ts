// wrong-language, the finer cases: half translated Chinese, other European languages, pinyin, one text given twice.
import { describe, expect, test } from 'vitest';
import { wrongLanguage } from '../../../src/notes/checks/wrong-language.ts';
import { findingsOf, sampleText, type Case } from '../sample.ts';

const language = (parts: Case) => findingsOf(wrongLanguage, sampleText, parts);

describe('wrong-language holds back', () => {
  test.each<[string, Case]>([
    [
      'Chinese with a clause left in English',
      { zh: '该模型在推理时 uses a sparse set of routers，因此更快。' },
    ],
    ['Chinese that ends in English', { zh: '作者认为，that the gain comes from the data。' }],
    ['English with one Chinese word', { en: 'The router is 更快 than the baseline.' }],
    [
      'German as English',
      { en: 'Der Router ist schneller als das beste Modell und braucht nicht mehr Speicher.' },
    ],
    ['French as English', { en: 'Le routeur est plus rapide que les modèles de base dans tous les cas.' }],
    [
      'Spanish as English',
      { en: 'El modelo es más rápido que los otros y reduce el coste para las tareas.' },
    ],
    ['pinyin as English', { en: 'Lùyóu qì bǐ jīxiàn gèng kuài, xūyào gèng shǎo de cānshù.' }],
    ['English given twice', { zh: 'The router is faster.', en: 'The router is faster.' }],
    ['Chinese given twice', { zh: '路由器更快。', en: '路由器更快。' }],
    ['Korean as Chinese', { zh: '라우터가 더 빠릅니다.' }],
    ['Japanese of few kana as Chinese', { zh: '本研究では新しい手法を提案する。' }],
  ])('%s', (_, parts) => {
    expect(language(parts)[0]).toMatchObject({ code: 'wrong-language', severity: 'error' });
  });

  test('and says what it saw', () => {
    expect(language({ zh: '该模型 uses a sparse set of routers，因此更快。' })[0]).toMatchObject({
      message: 'The Chinese text is left in English in part: “uses a sparse set of routers”.',
      messageZh: '中文里有一段没有翻译：“uses a sparse set of routers”。',
    });
    expect(language({ en: 'Der Router ist schneller und das Modell nicht.' })[0]).toMatchObject({
      message: 'The English text looks German: “Der Router ist schneller und das Modell nicht.”.',
      messageZh: '英文像是德文：“Der Router ist schneller und das Modell nicht.”。',
    });
    expect(language({ en: 'Lùyóu bǐ jīxiàn kuài, shǎo cānshù.' })[0]).toMatchObject({
      message: 'The English text is pinyin: “Lùyóu bǐ jīxiàn kuài, shǎo cānshù.”.',
      messageZh: '英文是拼音：“Lùyóu bǐ jīxiàn kuài, shǎo cānshù.”。',
    });
  });
});

describe('wrong-language lets pass', () => {
  test.each<[string, Case]>([
    ['traditional Chinese', { zh: '路由器比基線更快，且不需要額外參數。' }],
    ['a term in English', { zh: '使用 mixture of experts 结构。' }],
    ['a long term in brackets', { zh: '用最小条件依赖（minimum of the conditional dependence）作为准则。' }],
    ['a quoted prompt', { zh: '提示词为“let us think step by step and answer”。' }],
    ['a long term without function words', { zh: '采用 retrieval augmented generation pipeline 回答问题。' }],
    [
      'names and figures only',
      { zh: 'MCD: 63.9 F1 (Inter-RAT: 54.6)', en: 'MCD: 63.9 F1 (Inter-RAT: 54.6)' },
    ],
    ['English with a French name', { en: 'The École des Mines and the lab of Le Cun share the data.' }],
    ['English with German names', { en: 'The method of van der Waals and von Neumann is used.' }],
    ['English with accents', { en: 'Gröbner bases, Erdős graphs and Poincaré maps are compared.' }],
    ['English of few function words', { en: 'MCD beats Inter-RAT et al. en route.' }],
    ['English with a Chinese name in brackets', { en: 'The corpus Wu Jing (五经) is used.' }],
    ['English with a Chinese prompt in quotes', { en: "The word '路由' is split into two tokens." }],
  ])('%s', (_, parts) => {
    expect(language(parts)).toEqual([]);
  });
});

// What the model of a review in the terminal answers.
import { recordedReply } from '../support/cli.ts';
import { completion, type Play } from '../support/model-server.ts';

/** As recorded, with another claim and the headline; in other words when it is asked for something else. */
export const madeAnew: Play = (request, response) => {
  const isAgain = JSON.stringify(request.body.messages).includes('written before, to be written otherwise');
  const { claims } = JSON.parse(recordedReply('sparse-reward', 'regenerate-reply.json'));
  const quote = 'We learn a time-to-success potential from successful episodes only';
  const others = [
    {
      id: 'innovation-1.1',
      quote,
      zh: '势函数只从成功回合中学习。',
      en: 'The potential comes from successes.',
    },
    { id: 'headline', quote: '', zh: 'TideShape：缓解稀疏奖励', en: 'TideShape against sparse rewards' },
  ];
  const all = [...claims, ...others].map(claim => (isAgain ? { ...claim, en: `Again. ${claim.en}` } : claim));
  completion(JSON.stringify({ claims: all }))(request, response);
};

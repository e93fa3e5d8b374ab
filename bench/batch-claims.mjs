// What the notes of a bench's paper say: each claim with the sentence of the paper that proves it, so that a reply
// passes every check and no repair is asked for. Where each sentence stands is in `section`.

/** Claims by section of the notes, for what was drawn for one paper. */
export function claimsFor(drawn) {
  return {
    background: background(drawn),
    innovations: innovations(drawn),
    results: results(drawn),
    takeaways: takeaways(),
  };
}

/** The model's reply in the form that is asked for (StatedNotes). */
export function statedNotes(drawn) {
  const stated = ({ quote, zh, en }) => ({ quote, zh, en });
  const points = list => list.map(({ title, claims }) => ({ title, claims: claims.map(stated) }));
  const claims = claimsFor(drawn);
  const { method } = drawn;
  return {
    headline: {
      zh: `${method}：对一组可能的到港时间同时做规划，减少泊位等待`,
      en: `${method}: planning against several plausible arrival times at once shortens the waiting for a berth`,
    },
    background: claims.background.map(stated),
    innovations: points(claims.innovations),
    results: claims.results.map(stated),
    takeaways: points(claims.takeaways),
  };
}

function background({ data: [first], baselines: [other], revised, vessels, hours }) {
  return [
    {
      section: 'introduction',
      quote: `In the logs of ${first} a dispatcher revises ${revised}% of all berth decisions, because the first decision rests on outdated arrival times.`,
      zh: `在 ${first} 的日志中，调度员会修改 ${revised}% 的泊位决定，因为最初的决定依据的是过时的到港时间。`,
      en: `In the logs of ${first} dispatchers revise ${revised}% of all berth decisions, because the first one rests on outdated arrival times.`,
    },
    {
      section: 'introduction',
      quote:
        'Earlier planners treat the forecast as exact, which makes their plans brittle as soon as a vessel is late.',
      zh: '以往的规划方法把预测当作精确值，一旦有船只晚到，计划就会失效。',
      en: 'Earlier planners treat the forecast as exact, so their plans are brittle as soon as a vessel is late.',
    },
    {
      section: 'introduction',
      quote: `The planner ${other} needs ${hours} hours to replan a day with ${vessels} vessels, so its plan is outdated before it is finished.`,
      zh: `${other} 需要 ${hours} 小时才能为有 ${vessels} 艘船的一天重新规划，计划尚未完成就已过时。`,
      en: `${other} needs ${hours} hours to replan a day with ${vessels} vessels, so its plan is outdated before it is finished.`,
    },
  ];
}

function innovations({ method, milliseconds, parameters }) {
  return [
    {
      title: { zh: '可能到港时间的集合', en: 'Sets of plausible arrival times' },
      claims: [
        {
          section: 'method',
          quote: `${method} keeps a set of plausible arrival times for every vessel and plans against all of them at once.`,
          zh: `${method} 为每艘船保留一组可能的到港时间，并同时针对它们全部做规划。`,
          en: `${method} keeps a set of plausible arrival times for every vessel and plans against all of them at once.`,
        },
        {
          section: 'method',
          quote:
            'The set shrinks as reports come in, and the plan is changed where the shrinking makes it cheaper.',
          zh: '随着报告到来，集合逐步缩小，计划在缩小能降低成本的地方才作调整。',
          en: 'The set shrinks as reports come in, and the plan changes where the shrinking makes it cheaper.',
        },
      ],
    },
    {
      title: { zh: '最小费用流重规划', en: 'Replanning as a minimum cost flow' },
      claims: [
        {
          section: 'method',
          quote: `We write the replanning step as a minimum cost flow on a graph of berths and shifts, which a standard solver handles in ${milliseconds} milliseconds.`,
          zh: `重规划被写成泊位与班次图上的最小费用流，标准求解器用 ${milliseconds} 毫秒即可求解。`,
          en: `Replanning is written as a minimum cost flow on a graph of berths and shifts, which a standard solver handles in ${milliseconds} milliseconds.`,
        },
        {
          section: 'method',
          quote: 'The graph is built in the morning, and afterwards its edge costs are updated.',
          zh: '图在早晨构建，之后更新边的费用。',
          en: 'The graph is built in the morning; afterwards its edge costs are updated.',
        },
      ],
    },
    {
      title: { zh: '学习到的节点选择', en: 'Learned node selection' },
      claims: [
        {
          section: 'method',
          quote: `A small network with ${parameters} parameters predicts which of the plausible arrival times deserve a node of their own.`,
          zh: `一个有 ${parameters} 个参数的小网络预测哪些可能的到港时间值得拥有自己的节点。`,
          en: `A small network with ${parameters} parameters predicts which plausible arrival times deserve a node of their own.`,
        },
        {
          section: 'method',
          quote: 'The network is trained on the regret of past plans and needs no labels from dispatchers.',
          zh: '该网络用过去计划的遗憾值训练，不需要调度员提供标签。',
          en: 'The network is trained on the regret of past plans and needs no labels from dispatchers.',
        },
      ],
    },
  ];
}

function results({ method, baselines: [one, other], data: [first, second, third], ...drawn }) {
  const { rates, waited, row, costs, seconds, drops } = drawn;
  return [
    {
      section: 'experiments',
      quote: `${method} reaches a service rate of ${rates[0]}% on ${first}, compared with ${rates[1]}% for ${one} and ${rates[2]}% for ${other}.`,
      zh: `在 ${first} 上，${method} 的服务率为 ${rates[0]}%，${one} 为 ${rates[1]}%，${other} 为 ${rates[2]}%。`,
      en: `On ${first} ${method} reaches a service rate of ${rates[0]}%, against ${rates[1]}% for ${one} and ${rates[2]}% for ${other}.`,
    },
    {
      section: 'experiments',
      quote: `On ${second} the mean waiting time falls from ${waited[0]} to ${waited[1]} minutes, a reduction of ${waited[2]} minutes.`,
      zh: `在 ${second} 上，平均等待时间从 ${waited[0]} 分钟降到 ${waited[1]} 分钟，减少 ${waited[2]} 分钟。`,
      en: `On ${second} the mean waiting time falls from ${waited[0]} to ${waited[1]} minutes, a reduction of ${waited[2]} minutes.`,
    },
    {
      section: 'table',
      quote: `${method} (ours) ${row.join(' ')}`,
      zh: `${method} 在 ${first}、${second} 和 ${third} 上的服务率（%）分别为 ${row[0]}、${row[1]} 和 ${row[2]}。`,
      en: `The service rates (%) of ${method} on ${first}, ${second} and ${third} are ${row[0]}, ${row[1]} and ${row[2]}.`,
    },
    {
      section: 'experiments',
      quote: `Removing the learned node selection costs ${costs[0]} points on ${third}, and removing the shrinking sets costs ${costs[1]} points.`,
      zh: `在 ${third} 上，去掉学习到的节点选择损失 ${costs[0]} 个百分点，去掉逐步缩小的集合损失 ${costs[1]} 个百分点。`,
      en: `On ${third} removing the learned node selection costs ${costs[0]} points, removing the shrinking sets ${costs[1]} points.`,
    },
    {
      section: 'experiments',
      quote: `Replanning takes ${seconds[0]} seconds for a day of traffic, whereas ${other} needs ${seconds[1]} seconds on the same machine.`,
      zh: `为一天的船流重新规划需要 ${seconds[0]} 秒，而 ${other} 在同一台机器上需要 ${seconds[1]} 秒。`,
      en: `Replanning a day of traffic takes ${seconds[0]} seconds, whereas ${other} needs ${seconds[1]} seconds on the same machine.`,
    },
    {
      section: 'experiments',
      quote: `When reports are withheld, the service rate of ${method} drops by ${drops[0]} points and that of ${one} by ${drops[1]} points.`,
      zh: `扣留报告时，${method} 的服务率下降 ${drops[0]} 个百分点，${one} 下降 ${drops[1]} 个百分点。`,
      en: `When reports are withheld, the service rate of ${method} drops by ${drops[0]} points and that of ${one} by ${drops[1]} points.`,
    },
  ];
}

function takeaways() {
  return [
    {
      title: { zh: '保留多个可能的输入', en: 'Keep several plausible inputs' },
      claims: [
        {
          section: 'discussion',
          quote:
            'Keeping several plausible inputs costs little as long as the optimisation shares its structure between them.',
          zh: '只要优化问题在各个输入之间共享结构，保留多个可能的输入代价很小。',
          en: 'Keeping several plausible inputs costs little as long as the optimisation shares its structure between them.',
        },
        {
          section: 'discussion',
          quote: 'The same construction applies to any assignment problem whose inputs arrive late.',
          zh: '同样的构造适用于任何输入迟到的指派问题。',
          en: 'The same construction applies to any assignment problem whose inputs arrive late.',
        },
      ],
    },
    {
      title: { zh: '报告被更改的决定数', en: 'Report how many decisions change' },
      claims: [
        {
          section: 'discussion',
          quote:
            'We recommend to report the number of changed decisions beside the service rate, since dispatchers ignore plans that change too often.',
          zh: '建议在服务率之外报告被更改的决定数，因为调度员会忽略变动过于频繁的计划。',
          en: 'The number of changed decisions should be reported beside the service rate, since dispatchers ignore plans that change too often.',
        },
        {
          section: 'discussion',
          quote:
            'The method offers little where arrival times are known exactly, because the set then holds a single element.',
          zh: '在到港时间精确已知的场合，该方法帮助不大，因为集合此时仅含单个元素。',
          en: 'Where arrival times are known exactly the method offers little, because the set then holds a single element.',
        },
      ],
    },
  ];
}

// Common words of research prose, and eponyms, for notes/names/names.ts: capitalised in a claim they are no sign of a name. Pure data.
// Words told by their ending (`-ing`, `-tion` …) are left out; so are plurals.

export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  propose demonstrate introduce across such can novel approach work while show their often through both has
  method address process complex but also its based further between when diverse via dataset strong strategies
  strategy feedback than efficiency knowledge paradigm yet research challenge robust due generate problem
  improve each how then achieve provide evaluate design lack rely simple find trajectories gap been study
  identify highlight answer them response success shown studies struggle need validate still final higher
  exhibit range compute remain control guide explore standard learn will sample construct set intermediate
  length used thereby explicit correct suffer toward single same develop focus outperform analyze leverage
  surpass accurate scale well release support consistency distinct investigate progress issue produce perform
  larger conduct mitigate facilitate common smaller similar six face lead domain optimize candidate either wide
  number bridge fail require offer difficulty unique rather solve many observe generalize contrast stronger
  parameter employ become assess fully apply uncertainty align reduce difficult against integrate impact series
  error fixed promise direct overall adapt downstream real way usage tackle overhead gain outcome match serve
  given establish major particular among whether advantage some upon access path greater before concise popular
  despite thus rapid extend frozen build being budget poor along faster beyond separate own noisy rare local
  incorporate subset overview interact adjust just yield shift bottleneck cannot prove maintain select deeper
  practice incomplete could effort complete after compact unseen analyses collapse precise lower utilize handle
  broad there goal noise form increase weak create survey refine term speed implicit examine instead seven
  insight variety technique broader module bound suggest uncover pattern foster review discuss little turn
  result suite incur hope benefit made overcome format modern severe discover discovery weight rollout already
  coverage encounter act around steer limit help alone resource scalar argue found compare play aim fewer proven
  indicate about obtain abstract privacy collect principle retrieve engage should depend detect choice scenario
  call confirm accelerate latency property properties out aggregate eight unclear absolute hybrid throughout
  itself entire transfer predict update report synthesize vanilla area combine scheme degrade label exploit
  assign avoid scratch maximum minimum maximize minimize aspect able hinder idea since fact verify certain great
  upper acquire understand boost extra invoke determine much inverse assume forward would retriever win begin
  landscape mismatch why guideline attempt software box specify allocate share coarse spectrum constraint later
  deliver stabilize scarce avenue expose penalty joint hand curriculum engine latest decrease trace here mode
  clear view estimate escape proxy perfect effect people what sometimes setup reach rationale cue enforce live
  start unknown criteria criterion unit margin black continue platform far adopt frequency distill redundancy
  uniform eliminate discrete decide arise execute formulate account promote inform bench eval twin bank letter
  concat chatbot ask relate filter child multiple aware clip maze mobile chains pause branch wait exam slot std
  attack once gym describe caption register file trick count schedule square root did herein supp smell taste
  aroma service plate hotel beer room place places book paper reader writer editor reviews rating price product
  store market stock news article story poem title author name list item menu option field button click search
  browse recommend ads movie music song sport health clinic patient doctor nurse drug cell gene protein molecule
  atom energy power heat water air fire ice soil plant animal dog cat bird fish car bus train plane ship road
  street city country home house building floor wall door window table chair food bread fruit shape circle line
  curve surface volume mass force pressure flow drop liquid solid gas wave charge spin phase star planet galaxy
  red green blue white yellow gray grey color colour bright dark big tiny huge narrow thin thick deep shallow
  high low up down inside outside north south east west spring summer autumn winter morning night minute hour
  month today layout vertex tile dual pivot shortest sleeve recovery triangle triangles hierarchy hierarchies
  canon spray splat contact ultimate executes coded mask masked freeze tune tuned merge split join sort hash
  index parse compile debug deploy monitor log logs summary detail check proof claim quote note digest entry
  reason reflect rewrite draft revise rank rerank reject accept vote debate judge criticize route gate mix fuse
  cut prune quantize compress expand shrink widen warm cool stop restart resume reset save load read write copy
  move delete insert change switch keep hold give take bring send receive tell say see look hear feel think know
  teach guess hint safe harm defend defense defence trust fair bias toxic hate jailbreak leak guard watermark
  detector sensor camera signal channel radar antenna bradley terry wilcoxon krippendorff likert thurstone renyi
  riccati copeland elo lagrange sobolev besov banach brownian wiener ito fokker hopfield siamese hebbian huber
  tikhonov nesterov polyak frank wolfe thompson whitney dunn friedman bonferroni tukey welch matthews jaccard
  dice cohen fleiss
`.split(/\s+/),
);

/** Words that technical terms are made without: pronouns, connectives, and verbs of telling and doing. */
export const NOT_IN_TERMS: ReadonlySet<string> = new Set(
  `
  the a an and or but nor not neither either both each every any all some many most more much few such other another
  that this these those which who whose what when where while whether how why than then there here thus hence also
  its their they them our ours your his her we you it he she one two three into onto over under within without about
  between during after before since until because although though however despite unlike like through across upon
  against among per via only even just still yet already again ever never often always very too rather quite instead
  can could may might must shall should will would has have had been being are was were does did done make made take
  took taken give gave given get got keep kept let use need require allow enable show shown find found see seen say
  said tell told know known think call become became remain seem appear tend want try cause lead led consist contain
  include involve depend provide propose introduce present demonstrate describe discuss report observe note compare
  consider suggest argue claim prove assume explain explore examine investigate study conduct perform achieve obtain
  improve increase decrease reduce avoid prevent help fail suffer outperform surpass exceed yield produce replace
  apply follow start begin end stop begin differ vary come came go went put set
`
    .trim()
    .split(/\s+/),
);

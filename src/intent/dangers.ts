/** One kind of danger: the words that tell of it, those that show it is none, and whom to call. */
export type Danger = Readonly<{
  words: RegExp;
  not?: RegExp;
  /** It is believed however it is told: as past, feared or possible. */
  always?: true;
  numbers: readonly string[];
  sealed?: true;
}>;

const FRAIL = "老人|老太太?|老头|老爷子|老伴|老奶奶|老大爷|大爷|大妈|大娘|奶奶|爷爷|姥[姥爷]|[爸妈爹娘]";
const CHILD = "孩子?|娃|宝宝|婴儿|小朋友|学生|孙子|孙女|儿子|女儿|闺女";
const SOMEBODY = `有个?人|行人|小伙子?|姑娘|男子|女子|老汉|大叔|阿姨|弟弟|妹妹|工人|邻居|男的|女的|[他她]|朋友|同学|老公|老婆|丈夫|妻子|${CHILD}|${FRAIL}`;
const GAS = "煤气|燃气|天然气|液化气|瓦斯";
const PERSON =
  "he|she|brother|sister|husband|wife|friend|uncle|aunt|grand\\w+|child|kid|baby|boy|girl|son|daughter|man|woman|father|mother|dad|mum|mom|neighbou?r|someone|somebody";

/** Every danger, the gravest of one's own life first: where words fit several, the first is told. */
export const dangers: readonly Danger[] = [
  {
    words: new RegExp(
      [
        "不想(?:再)?活|自杀|轻生|(?<!生)活不下去|(?<!都|快|[吵热烦困饿]得)想死(?![你人])|跳楼(?!价|大?甩)|(?:要|想|说|去|有人)跳[河江桥]|割[腕脉]|上吊|遗书|寻短见|一了百了",
        "活着[^,。!?]{0,4}(?:没|有什么|有啥)[^,。!?]{0,2}(?:意思|意义|盼头|劲)|结束[^,。]{0,4}生命|(?<!生)不如死|死了算了",
        "(?:想|要)[^,。]{0,8}跳下[去来]|\\bjump(?:ed|ing)? (?:into the (?:river|water|lake)|off the)|吞了?[^,。]{0,5}药|[吃喝]了?(?:一大?把|一?整瓶|半瓶)[^,。]{0,3}药|(?:吃|喝|吞)了?[^,。]{0,6}(?:安眠药|农药|百草枯|敌敌畏|老鼠药|毒药)|(?:安眠药|农药|百草枯|敌敌畏|老鼠药|毒药)[^,。]{0,4}(?:吃|喝|吞)[了下]",
        "(?:我|有人|[他她])[^,。]{0,6}(?:站|坐|爬)[在到上]*了?(?:楼顶|天台|桥栏|桥边|窗台)(?!.*(?:装|修|拍|晒|种|养|清))|(?:别|不要|不用)(?:再|来)?[劝拦救]我",
        "suicid|kill(?:ing)? (?:my|him|her)self|end (?:my life|it all)|(?:do not|don'?t|no longer) (?:want|wanna)(?: to)? (?:live|be alive)|(?:want|going) to (?:die\\b|jump off)|better off dead|overdosed|hang (?:my|him|her)self|cut (?:my|his|her) wrists?",
      ].join("|"),
    ),
    always: true,
    numbers: ["110", "120"],
    sealed: true,
  },
  {
    words:
      /着了?火|起了?火(?!车)|失火|冒(?:着|出|起)?[黑浓大白]?烟|烧起来|发生火灾|火苗|自燃(?!物|现象)|爆炸(?!性|物|案)|\bexplo(?:sion|ded)|(?<!catch|not) on fire|fire broke|house fire|(?:there is|there's) (?:a )?fire\b|caught fire|catching fire|smoke (?:is )?(?:coming|pouring)/,
    not: /没着火|打不着火|点不着火|手机[^,。]{0,4}爆炸|信息爆炸|防火|起火原因|灭火器|(?:烟囱|烧烤|油烟|餐馆|饭店|尾气|每个|工厂|厂里|厂子|车间|秸秆|每天|天天|长期)[^。]{0,12}冒|冒[^。]{0,12}(?:天天|每天|长期)/,
    numbers: ["119"],
  },
  {
    words: new RegExp(
      [
        `(?:${GAS})[^。!?\\n]{0,8}(?:一直漏|漏着|泄漏|泄露|漏气|漏了|在漏|味|爆炸|滋滋|嘶嘶|呲呲|冒气)|(?:闻到|闻着).{0,6}(?:${GAS})`,
        `(?:臭鸡蛋|怪|臭|刺鼻)的?味[^。!?\\n]{0,12}(?:像|是不是|怕是)[^。!?\\n]{0,4}(?:${GAS})|臭鸡蛋味`,
        "gas leak|(?:smell|smells|smelling|smelt|smelled)(?: of| like| some| a| the)* gas|gas (?:smell|odou?r)|gas is leaking|leaking gas|rotten eggs?",
      ].join("|"),
    ),
    always: true,
    numbers: ["119", "110"],
  },
  {
    words: new RegExp(
      [
        "晕倒|昏倒|昏迷|昏死|(?:晕|昏|抽)过去|不省人事|[叫喊推摇]不醒|[叫喊推拍][^,。]{0,3}没有?反应|不动弹|倒地[^。]{0,8}(?:不动|没知觉)|休克|窒息|羊水[^,。]{0,2}破|(?:高烧|发烧)[^,。]{0,6}抽|翻白眼|难产|坠楼|上吐下泻|热射病|[蛇蜂][^,。]{0,3}[咬蜇][了伤]|被狗咬(?:伤|得|出)|从[^,。]{0,5}(?:楼|房顶|树|梯子|架子)上?[^,。]{0,2}[掉摔坠跌]下|没(?:有)?(?:呼吸|气了|心跳|脉搏?)|[喘透]不[上过]来?气|呼吸困难|(?:胸口|心口|心脏)[^,。]{0,3}[疼痛]|心梗|心绞痛|心脏病[^,。]{0,3}(?:犯|发作)",
        "[嘴脸][巴角]?(?:都|也|有点)*歪|突然[^,。]{0,6}(?:说不出话|不会说话|动不了)|半边身子|抽搐|抽风了|口吐白沫|大出血|流血不止|[好很]多血|(?:都是|全是|一地|满地|满脸|满头|头上)[是的]?血|头上[^,。]{0,3}血|人(?:快|要)?不行了|噎[着住]|食物中毒|误[食喝服]|煤气中毒|一氧化碳中毒",
        "(?:头晕|恶心|呕吐)[^。]{0,16}(?:烧炭|炭火|煤炉|炉子|热水器)|(?:烧炭|炭火|煤炉|炉子|热水器)[^。]{0,16}(?:头晕|恶心|都?晕)",
        "(?:摔|跌)[^。!?]{0,10}(?:起不来|站不起|动不了|不会动|没知觉|头破|流血)|溺水|落水|触电|被电(?:到|着|倒|击)",
        `(?:${SOMEBODY})[^,。!?]{0,6}(?:掉|跌|摔|栽|滑)(?:进|到|下|入|在)?了?[^,。!?鞋包机]{0,4}(?:河|水|井|沟|[粪大深水]坑|塘|湖|江|渠|池|窖)|(?:掉|跌|栽|滑)(?:进|到|下|入)?(?:河|水|井|塘|湖|江|渠|池)(?:里|中)?了?[^。]{0,6}(?:${SOMEBODY}|小孩)`,
        `(?:${FRAIL}|独居)[^。]{0,12}(?:天|没|不)[^。]{0,6}(?:开门|出门|动静|露面)[^。]{0,12}(?:没|不)[^,。]{0,3}[应答开]`,
        "unconscious|bleeding|heart attack|drown(?!ing in (?:fees|debt|bills|work|paper))|faint(?:ed|s)\\b|passed out|(?:not|stopped) breathing|(?:can't|cannot|can not) (?:breathe|wake)|won't wake|unresponsive|chest pain|having a (?:stroke|seizure)|choking|electrocut|electric shock",
        `(?:${PERSON})\\b[^.!?]{0,16}\\b(?:fell|fallen) (?:in|into|down|through)\\b|(?:fell|fallen) [^.!?]{0,20}(?:can't|cannot|not) (?:get up|move)`,
      ].join("|"),
    ),
    not: /(?:废气|毒气|臭气|异味|粉尘|灰)[^。!?]{0,30}(?:呼吸困难|喘不)|心脏病都要/,
    numbers: ["120", "110"],
  },
  {
    words: new RegExp(
      [
        "抢劫|持刀|(?:拿|拎|挥)着?刀[^。]{0,12}(?:人|砍|追|杀|威胁|门|楼下|外面|闹)|动刀|砍人|杀人|有人打架|在打架|被打(?!开|扫|通|造|磨|理|包|印|断|破)|(?<!道德)绑架|劫持|纵火|投毒|炸弹|家暴(?!告诫|法|庇护)|(?:贼|小偷)[^。]{0,8}(?:还在|在屋|在家|正在)|\\bbomb\\b|gunshot",
        "又打我(?!电话)|(?:正在?|在|还|往死里)打(?:我|她|他|老婆|孩子|妈|人)(?!电话|招呼)|[掐揍]我|打我[^。]{0,8}(?:躲|不敢|救)",
        `(?:${CHILD}|${FRAIL})[^,。!?的卡证钱包车猫狗机本鞋书账]{0,6}(?:不见了|走丢|走失|丢了|失踪|找不[到着]了)|(?:${CHILD}|${FRAIL})[^。]{0,8}(?:没回家|没回来)[^。]{0,14}(?:关机|打不通|联系不上|找不)`,
        `robbery|robbed|stabb|assault|break-in|(?:has|with|holding|carrying) a (?:knife|gun)|(?:attacking|beating|hitting) (?:me|us|him|her|his|my)\\b|(?:${PERSON})\\b[^.!?]{0,12}\\b(?:missing|disappeared)\\b`,
      ].join("|"),
    ),
    not: /(?:简直|等于|就是|变相|纯属|如同|相当于|明着|跟|像)(?:是|在)?(?:抢劫|杀人)|(?:抢劫|杀人)的?(?:价|心|书|案)|missing (?:work|school|class)/,
    numbers: ["110"],
  },
  {
    words:
      /出(?:了)?车祸|发生车祸|撞车了|撞[了到伤倒死飞]+[^,。]{0,2}人|人[^,。]{0,2}被[^,。]{0,4}撞|被车撞|发生交通事故|翻车了|car (?:crash|accident)|traffic accident|hit by a (?:car|truck|bus|motorbike)/,
    not: /已报|报了?警|事故后|事故处理/,
    numbers: ["122", "120"],
  },
  {
    words: new RegExp(
      [
        "电梯.{0,6}困|电梯[^。]{0,10}里面?[还]?有人|(?:困|关|卡)在了?[^,。]{0,4}电梯|人被困|坍塌|塌了|塌方|(?:滑坡|泥石流|山)[^。]{0,8}埋|埋[了在][^,。]{0,4}[人车]|[压砸埋][到着住在了]{1,2}[^,。]{0,2}人|(?:塌|埋)[^。]{0,10}(?:底下|下面|里面)[^,。]{0,2}[有压][^,。]{0,3}[人车]",
        "洪水(?!期|位|季)[^。]{0,4}[来进冲淹到]|山洪(?:来|暴?发了)|发大水|水[^,。]{0,6}(?:到|没过|齐|淹)[^,。]{0,2}(?:膝|腰|胸|脖)|(?:河水|江水|大水)[^。]{0,4}(?:进|涌|漫|灌(?!溉)|冲)[^,。]{0,3}[来屋家房了]|困在[^,。]{0,4}(?:房顶|屋顶|楼顶|水里|车里|山上)|冲走了[^,。]{0,4}人|人[^,。]{0,4}冲走",
        `(?:${CHILD}|${FRAIL}|[我他她人])[^,。]{0,10}(?:反?[锁关])在[^,。外]{0,2}(?:屋|家|房|车|厕所|里)|(?:${CHILD}|手|脚)(?:被|给)?(?:卡|夹|绞)(?:在|住|进)|(?:头|手指头?|脚趾|腿|胳膊)(?:被|给)?(?:卡|夹|绞)|拔不出来`,
        `trapped (?:in|inside|under)|(?:${PERSON}|i am|i'm|we are|we're|people)\\b[^.!?]{0,16}\\b(?:stuck|trapped|locked) (?:in|inside|under)\\b|(?:building|wall|house|roof|bridge) (?:has |just |is )?collaps`,
        "\\bwater (?:is |'s )?(?:coming|rising|pouring|rushing|up to)\\b[^.]{0,24}\\b(?:fast|quickly|knees?|waist|chest)\\b|(?:on|stuck on) (?:the|our) roof\\b.{0,20}(?:water|flood)|water.{0,40}we(?: are|'re) on the roof|swept away|flash flood",
      ].join("|"),
    ),
    not: /要塌|快塌|会塌|没塌|治理|监测|隐患点|手卡住|stuck in (?:\w+ )?traffic|locked (?:in|inside) (?:a |the )?(?:contract|lease)/,
    numbers: ["119"],
  },
  {
    words:
      /(?<!网|光纤|通信|晾衣)(?:电线|高压线|电缆|线)[^。网晾]{0,8}(?:断|掉|垂|落|耷拉|甩|拖)[^。]{0,10}(?:火花|火星|打火|地上|地面|落地|路[上当中]|院[里子]|街上|[有到着了]人|水里)|线[^,。]{0,3}(?:落|掉|断)在?地|(?:电线|高压线|电缆|变压器|插座|电表)[^。]{0,10}(?:冒火|打火|火花|火星)|电线?杆子?[^,。快要会]{0,2}(?:倒|断)了|漏电|(?:power|electric(?:al|ity)?|live|voltage) (?:line|cable|wire)s?\b.{0,20}\b(?:down|fell|fallen|on the ground|spark|snapped)|(?:fallen|downed|live|sparking) (?:power |electric )?(?:line|cable|wire)/,
    not: /漏电保护|防漏电/,
    numbers: ["119", "95598"],
  },
  { words: /(?<!钱)救命(?!钱|稻草|之|恩|药)/, not: /吵|噪|无语|热死|受不了/, numbers: ["110", "120"] },
];
